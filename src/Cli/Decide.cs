using HealthAssess.Protocols;

namespace HealthAssess.Cli;

/// <summary><c>healthassess decide --protocol ID[@version] --in cases.jsonl --out decisions.jsonl</c>: what a protocol decides of each case.</summary>
internal static class Decide
{
    public static async Task<int> Run(Arguments arguments, TextWriter output, TextWriter errors)
    {
        if (arguments.One("protocol") is not { } name || arguments.One("in") is not { } input)
        {
            await errors.WriteLineAsync("usage: healthassess decide --protocol ID[@version] --in cases.jsonl [--out decisions.jsonl] [--language en]");
            return 2;
        }

        if (ProtocolCatalogue.Find(name) is not { } protocol)
        {
            await errors.WriteLineAsync("there is no protocol " + name + "; there are: " + string.Join(", ", ProtocolCatalogue.All.Select(one => $"{one.Id}@{one.Version}")));
            return 2;
        }

        if (!File.Exists(input))
        {
            await errors.WriteLineAsync("there is no file " + input);
            return 2;
        }

        await using var file = arguments.One("out") is { } path ? new StreamWriter(path) : null;
        var failed = await Answer(protocol, File.ReadLinesAsync(input), file ?? output, arguments.One("language") ?? "en");
        return failed ? 1 : 0;
    }

    private static async Task<bool> Answer(Protocol protocol, IAsyncEnumerable<string> lines, TextWriter output, string language)
    {
        var failed = false;
        await foreach (var line in lines)
        {
            if (line.Length > 0)
            {
                var answer = DecideCase.Answer(protocol, line, language);
                failed |= answer.ContainsKey("error");
                await output.WriteLineAsync(answer.ToJsonString(DecideCase.Plain));
            }
        }

        return failed;
    }
}
