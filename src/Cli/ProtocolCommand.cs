using System.Text.Json.Nodes;
using HealthAssess.Protocols;

namespace HealthAssess.Cli;

/// <summary>
/// <c>healthassess protocol lint|test [FOLDER…]</c>: what a reviewer would object to, and which of its own cases a pack gets wrong.
/// Without a folder, every pack of the product. One JSON line a finding.
/// </summary>
internal static class ProtocolCommand
{
    public static async Task<int> Run(Arguments arguments, TextWriter output, TextWriter errors)
    {
        List<string> folders = [.. arguments.Words.Skip(1)];
        if (arguments.Words.Count == 0 || arguments.Words[0] is not (("lint" or "test") and var task))
        {
            await errors.WriteLineAsync("usage: healthassess protocol lint|test [FOLDER…]");
            return 2;
        }

        if (folders.FirstOrDefault(folder => !File.Exists(Path.Combine(folder, "protocol.json"))) is { } missing)
        {
            await errors.WriteLineAsync("there is no protocol.json in " + missing);
            return 2;
        }

        var findings = 0;
        foreach (var (name, pack) in Packs(folders))
        {
            var issues = pack.Protocol is not { } protocol ? pack.Issues : task == "lint" ? PackLint.Check(protocol) : Failures(protocol);
            foreach (var issue in issues)
            {
                findings++;
                await output.WriteLineAsync(Line(name, issue));
            }

            await errors.WriteLineAsync($"{name}: {issues.Count} findings" + (task == "test" && pack.Protocol is { } tested ? $" in {PackCases.Of(tested).Count} cases" : ""));
        }

        return findings > 0 ? 1 : 0;
    }

    private static IEnumerable<(string Name, PackReading Pack)> Packs(List<string> folders) => folders.Count > 0
        ? folders.Select(folder => (folder, PackReader.Read(file => File.ReadAllText(Path.Combine(folder, file)))))
        : ProtocolCatalogue.All.Select(protocol => ($"{protocol.Id}@{protocol.Version}", new PackReading(protocol, [])));

    private static IReadOnlyList<PackIssue> Failures(Protocol protocol) =>
        [.. PackCases.Of(protocol).Select(one => one.Failure(protocol)).OfType<string>().Select(failure => new PackIssue("tests.csv", failure.Split(':')[0], failure))];

    private static string Line(string pack, PackIssue issue) => new JsonObject
    {
        ["pack"] = pack,
        ["file"] = issue.File,
        ["row"] = issue.Row,
        ["place"] = issue.Place,
        ["text"] = issue.Text,
    }.ToJsonString(JsonText.Options);
}
