using HealthAssess.Protocols;

namespace HealthAssess.Cli;

/// <summary><c>protocol lint</c> and <c>protocol test</c>: every finding in every pack named, or in those of the product; and no two versions of one that both call themselves active.</summary>
internal static class PackChecking
{
    public static async Task<int> Run(Arguments arguments, TextWriter output, TextWriter errors, Func<Protocol, IReadOnlyList<PackIssue>> check)
    {
        List<string> names = [.. arguments.Words.Skip(1)];
        if (names.Find(name => PackArgument.Read(name) is null) is { } missing)
        {
            await errors.WriteLineAsync("there is no protocol.json in " + missing);
            return 2;
        }

        var packs = names.Count > 0
            ? names.Select(name => (Name: name, Pack: PackArgument.Read(name)!)).ToList()
            : ProtocolCatalogue.All.Select(protocol => (Name: $"{protocol.Id}@{protocol.Version}", Pack: new PackReading(protocol, []))).ToList();
        var twice = ActiveTwice.Check([.. packs.Select(pack => pack.Pack.Protocol).OfType<Protocol>()]);
        var findings = 0;
        foreach (var (name, pack) in packs)
        {
            IReadOnlyList<PackIssue> issues = pack.Protocol is { } protocol ? [.. check(protocol), .. twice.Where(issue => issue.Protocol == protocol).Select(issue => issue.Issue)] : pack.Issues;
            findings += issues.Count;
            foreach (var issue in issues)
            {
                await output.WriteLineAsync(PackArgument.Line(name, issue));
            }

            await errors.WriteLineAsync($"{name}: {issues.Count} findings" + (pack.Protocol is { } tested ? $" in {PackCases.Of(tested).Count} cases" : ""));
        }

        return findings > 0 ? 1 : 0;
    }
}
