using System.Text.Json.Nodes;
using HealthAssess.Protocols;

namespace HealthAssess.Cli;

/// <summary><c>protocol diff</c>: a line for each thing that differs, and for each case that is decided differently.</summary>
internal static class PackDiff
{
    public static async Task<int> Run(Arguments arguments, TextWriter output, TextWriter errors)
    {
        var packs = arguments.Words.Skip(1).Select(name => (Name: name, Pack: PackArgument.Read(name))).ToList();
        foreach (var (name, pack) in packs.Where(pack => pack.Pack?.Protocol is null))
        {
            await errors.WriteLineAsync(pack is null ? "there is no pack " + name : PackArgument.Line(name, pack.Issues[0]));
            return 2;
        }

        var changes = PackDifference.Between(packs[0].Pack!.Protocol!, packs[1].Pack!.Protocol!);
        await Lines.Write(arguments.One("out"), output, changes.Select(change => new JsonObject
        {
            ["kind"] = change.Kind,
            ["place"] = change.Place,
            ["was"] = change.Was,
            ["becomes"] = change.Becomes,
        }));
        return changes.Count > 0 ? 1 : 0;
    }
}
