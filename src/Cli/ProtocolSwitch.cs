using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HealthAssess.Api.Access;
using HealthAssess.Api.Assessments;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Protocols;
using HealthAssess.Storage.Administration;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Cli;

/// <summary><c>protocol activate</c> and <c>protocol rollback</c>: the outbreak switch from the command line, through the same use cases as the screen.</summary>
internal static class ProtocolSwitch
{
    public static async Task<int> Activate(Arguments arguments, TextWriter output, TextWriter errors)
    {
        var name = arguments.Words[1];
        if (!DateOnly.TryParseExact(arguments.One("from"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from) || arguments.One("reason") is null)
        {
            await errors.WriteLineAsync("give --from YYYY-MM-DD and --reason TEXT");
            return 2;
        }

        if (PackArgument.Read(name) is { Protocol: null } wrong)
        {
            foreach (var issue in wrong.Issues)
            {
                await output.WriteLineAsync(PackArgument.Line(name, issue));
            }

            return 1;
        }

        await using var opened = await Opened.Open(arguments, errors);
        await using var scope = Administrator(opened);
        if (PackArgument.IsFolder(name))
        {
            var texts = PackArgument.Files.Select(file => File.ReadAllText(Path.Combine(name, file))).ToArray();
            var added = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new AddProtocol(texts[0], texts[1], texts[2]));
            if (!added.Ok)
            {
                return await Refused(added.Refusals, output);
            }

            name = added.Value;
        }

        var places = await Places(scope.ServiceProvider, arguments.All("at"));
        // A scope of its own: what was tracked for the pack is saved and done.
        await using var second = Administrator(opened);
        var done = await second.ServiceProvider.GetRequiredService<IMediator>().Send(new ActivateProtocol(
            name, places, from, string.Join(' ', arguments.All("reason")), arguments.Has("approver") ? string.Join(' ', arguments.All("approver")) : null, Values(name, arguments)));
        return done.Ok ? await Done(done.Value, output) : await Refused(done.Refusals, output);
    }

    public static async Task<int> RollBack(Arguments arguments, TextWriter output, TextWriter errors)
    {
        await using var opened = await Opened.Open(arguments, errors);
        await using var scope = Administrator(opened);
        var places = await Places(scope.ServiceProvider, arguments.All("at"));
        var done = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new RollBackProtocol(arguments.Words[1], places, string.Join(' ', arguments.All("reason"))));
        return done.Ok ? await Done(done.Value, output) : await Refused(done.Refusals, output);
    }

    /// <summary><c>--set T=37.5 affectedAreas=COD,UGA</c> as JSON.</summary>
    public static JsonElement? Values(string name, Arguments arguments)
    {
        var protocol = PackArgument.Read(name)?.Protocol;
        var values = arguments.All("set").Select(word => word.Split('=', 2)).Where(pair => pair.Length == 2)
            .ToDictionary(pair => pair[0], pair => protocol is null ? pair[1] : ParameterValue.Of(protocol, pair[0], pair[1]));
        return values.Count == 0 ? null : JsonSerializer.SerializeToElement(values);
    }

    public static AsyncServiceScope Administrator(Opened opened)
    {
        var scope = opened.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Value = Caller.Worker(Purpose.Administration, Permission.Administer);
        return scope;
    }

    public static async Task<int> Refused(IEnumerable<Refusal> refusals, TextWriter output)
    {
        await Lines.Write(null, output, refusals.Select(refusal => new JsonObject { ["refused"] = refusal.Key, ["text"] = refusal.Text }));
        return 1;
    }

    private static async Task<List<Guid>> Places(IServiceProvider services, IReadOnlyList<string> names)
    {
        var all = await services.GetRequiredService<HealthDb>().PointsOfEntry.AsNoTracking().ToListAsync();
        return [.. all.Where(place => names.Contains("all") || names.Any(name => place.Name.Contains(name, StringComparison.OrdinalIgnoreCase) || place.Id.ToString() == name)).Select(place => place.Id)];
    }

    private static async Task<int> Done(IEnumerable<ProtocolAtPlace> places, TextWriter output)
    {
        await Lines.Write(null, output, places.Select(place => new JsonObject
        {
            ["pointOfEntry"] = place.Name,
            ["version"] = place.Version,
            ["from"] = place.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        }));
        return 0;
    }
}
