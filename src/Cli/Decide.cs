using HealthAssess.Protocols;

namespace HealthAssess.Cli;

/// <summary><c>healthassess decide --protocol ID[@version] --in cases.jsonl --out decisions.jsonl</c>: what a protocol decides of each case.</summary>
internal static class Decide
{
    public static async Task<int> Run(Arguments arguments, TextWriter output, TextWriter errors)
    {
        if (arguments.Has("help"))
        {
            await output.WriteLineAsync(DecideHelp.Of(arguments.One("protocol")?.Split('@')[0]));
            return 0;
        }

        if (arguments.One("protocol") is not { } name || arguments.One("in") is not { } input)
        {
            await errors.WriteLineAsync("usage: healthassess decide --protocol ID[@version] --in cases.jsonl [--out decisions.jsonl] [--language en]; --help says more");
            return 2;
        }

        if (name.Split('@')[0] == DecideRequirements.Protocol)
        {
            var unanswered = await JsonLines.Answer(input, arguments.One("out"), output, errors, DecideRequirements.Answer);
            return unanswered < 0 ? 2 : Math.Min(unanswered, 1);
        }

        if (ProtocolCatalogue.Find(name) is not { } protocol)
        {
            await errors.WriteLineAsync($"there is no protocol {name}; there are: " + string.Join(", ", ProtocolCatalogue.All.Select(one => $"{one.Id}@{one.Version}").Append(DecideRequirements.Protocol)));
            return 2;
        }

        var language = arguments.One("language") ?? "en";
        var findings = await JsonLines.Answer(input, arguments.One("out"), output, errors, line => DecideCase.Answer(protocol, line, language));
        return findings < 0 ? 2 : Math.Min(findings, 1);
    }
}
