using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using HealthAssess.Api.Lists;
using HealthAssess.Domain;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Cli;

/// <summary><c>healthassess trust …</c>: lists of others and entry requirements, through the same use cases as the screens. Two people, two passwords.</summary>
internal static class TrustCommand
{
    private const string Usage = """
        usage: healthassess trust import KIND FILE --source TEXT --reason TEXT [--as-of INSTANT] [--sha256 HEX] [--no-revocations] --by NAME
               healthassess trust list
               healthassess trust show ID
               healthassess trust approve ID --sha256 HEX [--reason TEXT] --by NAME
               healthassess trust refuse ID --reason TEXT --by NAME
               healthassess trust return ID --reason TEXT --by NAME
        KIND: gdhcn, health-card-directory, csca, eu-revocations, requirements, country-list (the WHO country list as CSV)
        The password of NAME is the first line of standard input.
        """;

    private static readonly JsonSerializerOptions Names = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public static async Task<int> Run(Arguments arguments, TextWriter output, TextWriter errors)
    {
        if (Request(arguments) is not { } send)
        {
            await errors.WriteLineAsync(Usage);
            return 2;
        }

        await using var opened = await Opened.Open(arguments, errors);
        await using var scope = opened.Services.CreateAsyncScope();
        if (!await ListKeeper.SignIn(scope.ServiceProvider, arguments.One("by"), errors))
        {
            return 1;
        }

        return await send(scope.ServiceProvider.GetRequiredService<IMediator>(), output);
    }

    private static Func<IMediator, TextWriter, Task<int>>? Request(Arguments arguments) => arguments.Words switch
    {
        ["list"] => async (mediator, output) => await Answer(await mediator.Send(new ListLists()), output, views => views.SelectMany(view => view.Proposals.Prepend(view.InForce).OfType<ListRow>()).Select(Line)),
        ["show", var id] when Guid.TryParse(id, out var proposal) => async (mediator, output) => await Answer(await mediator.Send(new OpenListProposal(proposal)), output, Lines),
        ["import", var kind, var file] when File.Exists(file) && Text(arguments, "source") is { } source && Text(arguments, "reason") is { } reason && arguments.Has("by") =>
            Import(kind, file, source, reason, arguments),
        ["approve", var id] when Guid.TryParse(id, out var proposal) && arguments.One("sha256") is { } hash && arguments.Has("by") =>
            async (mediator, output) => await Answer(await mediator.Send(new ApproveList(proposal, hash, Text(arguments, "reason") ?? "")), output, Id),
        ["refuse", var id] when Guid.TryParse(id, out var proposal) && Text(arguments, "reason") is { } reason && arguments.Has("by") =>
            async (mediator, output) => await Answer(await mediator.Send(new RefuseList(proposal, reason)), output, Id),
        ["return", var id] when Guid.TryParse(id, out var proposal) && Text(arguments, "reason") is { } reason && arguments.Has("by") =>
            async (mediator, output) => await Answer(await mediator.Send(new ReturnToList(proposal, reason)), output, Id),
        _ => null,
    };

    private static Func<IMediator, TextWriter, Task<int>>? Import(string kind, string file, string source, string reason, Arguments arguments)
    {
        DateTimeOffset? asOf = DateTimeOffset.TryParse(arguments.One("as-of"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
        return kind != "country-list"
            ? async (mediator, output) => await Answer(
                await mediator.Send(new ProposeList(kind, await File.ReadAllBytesAsync(file), source, reason, asOf, arguments.One("sha256"), arguments.Has("no-revocations"))), output, Id)
            : asOf is null ? null
            : async (mediator, output) => await Answer(
                await mediator.Send(new ImportCountryList(await File.ReadAllTextAsync(file), source, DateOnly.FromDateTime(asOf.Value.UtcDateTime), reason)), output, Id);
    }

    private static string? Text(Arguments arguments, string name) => arguments.All(name) is { Count: > 0 } words ? string.Join(' ', words) : null;

    private static async Task<int> Answer<T>(Outcome<T> outcome, TextWriter output, Func<T, IEnumerable<JsonObject>> lines)
    {
        if (!outcome.Ok)
        {
            return await ProtocolSwitch.Refused(outcome.Refusals, output);
        }

        await HealthAssess.Cli.Lines.Write(null, output, lines(outcome.Value));
        return 0;
    }

    private static IEnumerable<JsonObject> Id(Guid id) => [new() { ["proposal"] = id.ToString() }];

    // First the proposal, then what it changes, a line each: readable by eye and by program.
    private static IEnumerable<JsonObject> Lines(ListProposalView view) =>
    [
        Line(view.Row),
        .. view.Participants.Select(one => Json(one)),
        .. view.Keys.Select(key => Json(key)),
        .. view.Rules.Select(rule => Json(rule)),
        .. view.Findings.Select(finding => new JsonObject { ["finding"] = finding.Key, ["keys"] = finding.Value }),
        .. view.LeftOut.Select(name => new JsonObject { ["leftOut"] = name }),
    ];

    private static JsonObject Line(ListRow row) => new()
    {
        ["proposal"] = row.Id.ToString(),
        ["kind"] = row.Kind,
        ["state"] = JsonNamingPolicy.CamelCase.ConvertName(row.State.ToString()),
        ["source"] = row.Source,
        ["asOf"] = row.AsOf.ToString("O", CultureInfo.InvariantCulture),
        ["age"] = JsonNamingPolicy.CamelCase.ConvertName(row.Age.ToString()),
        ["sha256"] = row.Sha256,
        ["proposedBy"] = row.ProposedBy,
        ["decidedBy"] = row.DecidedBy,
    };

    private static JsonObject Json<T>(T value) => JsonSerializer.SerializeToNode(value, Names)!.AsObject();
}
