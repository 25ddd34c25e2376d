using System.Globalization;
using System.Text.Json.Nodes;
using HealthAssess.Api.Assessments;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Cli;

/// <summary><c>protocol redecide</c>: what a version, or other values, would have decided of the assessments on record. Counts only; nothing is changed.</summary>
internal static class Redecide
{
    public static async Task<int> Run(Arguments arguments, TextWriter output, TextWriter errors)
    {
        var name = arguments.Words[1];
        if (PackArgument.Read(name) is not { Protocol: { } protocol })
        {
            await errors.WriteLineAsync("there is no pack " + name + " that can be read");
            return 2;
        }

        await using var opened = await Opened.Open(arguments, errors);
        await using var scope = ProtocolSwitch.Administrator(opened);
        var since = DateOnly.TryParseExact(arguments.One("since"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null;
        var texts = PackArgument.IsFolder(name) ? PackArgument.Files.ToDictionary(file => file, file => File.ReadAllText(Path.Combine(name, file))) : null;
        var told = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new RedecideAssessments($"{protocol.Id}@{protocol.Version}", ProtocolSwitch.Values(name, arguments), since, texts));
        if (!told.Ok)
        {
            return await ProtocolSwitch.Refused(told.Refusals, output);
        }

        await Lines.Write(arguments.One("out"), output,
        [
            new JsonObject { ["assessments"] = told.Value.Assessments, ["decidedOtherwise"] = told.Value.Otherwise, ["notReadable"] = told.Value.NotReadable, ["referredThen"] = told.Value.ReferredThen, ["referredNow"] = told.Value.ReferredNow },
            .. told.Value.Changes.Select(change => new JsonObject { ["was"] = change.Was, ["becomes"] = change.Becomes, ["count"] = change.Count }),
        ]);
        return 0;
    }
}
