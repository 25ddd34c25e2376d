using System.Diagnostics;
using System.Text.RegularExpressions;

namespace HealthAssess.Tests.Integration.Certificates;

/// <summary>The commands that docs/certificates.md writes, and a shell that runs them as they stand, block after block.</summary>
internal sealed partial class WrittenCommands : IDisposable
{
    private const string Done = "--- done ---";

    private readonly Process shell;
    private readonly Task<string> complaints;

    public WrittenCommands(string folder, IEnumerable<KeyValuePair<string, string>> environment)
    {
        var start = new ProcessStartInfo("bash", ["-s"]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        shell = Process.Start(start)!;
        complaints = shell.StandardError.ReadToEndAsync();
        var program = Path.Combine(SharedData.Root, "src", "Cli", "bin", AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug", "net10.0", "healthassess.dll");
        Run($"set -euo pipefail\nhealthassess() {{ dotnet '{program}' \"$@\"; }}");
    }

    /// <summary>The blocks of a section, in their order.</summary>
    public static IReadOnlyList<string> Blocks(string section)
    {
        var text = File.ReadAllText(Path.Combine(SharedData.Root, "docs", "certificates.md"));
        var from = text.IndexOf("\n### " + section + "\n", StringComparison.Ordinal);
        Assert.True(from >= 0, "docs/certificates.md has no section " + section);
        var until = Heading().Match(text, from + 5) is { Success: true } next ? next.Index : text.Length;
        return [.. Block().Matches(text[from..until]).Select(match => match.Groups["commands"].Value)];
    }

    /// <summary>Runs a block; what it prints, or a failure with its complaints. Its variables stay for the next.</summary>
    public string Run(string block)
    {
        shell.StandardInput.Write($"{{\n{block}\n}} < /dev/null\necho '{Done}'\n");
        shell.StandardInput.Flush();
        List<string> said = [];
        while (shell.StandardOutput.ReadLine() is { } line)
        {
            if (line == Done)
            {
                return string.Join('\n', said);
            }

            said.Add(line);
        }

        throw new InvalidOperationException($"The written commands failed:\n{block}\n{string.Join('\n', said)}\n{complaints.GetAwaiter().GetResult()}");
    }

    public void Dispose()
    {
        shell.StandardInput.Close();
        shell.WaitForExit();
        shell.Dispose();
    }

    [GeneratedRegex("^##+ ", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("^```sh[^\n]*\n(?<commands>.*?)\n```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();
}
