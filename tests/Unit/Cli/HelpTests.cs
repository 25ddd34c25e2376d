using HealthAssess.Cli;

namespace HealthAssess.Tests.Unit.Cli;

/// <summary>Who asks how a command is used is told, and nothing is done.</summary>
public sealed class HelpTests
{
    /// <summary>The index was made anew, an erasure overwritten, a key destroyed, and a database made where there was none.</summary>
    [Theory]
    [InlineData("audit verify")]
    [InlineData("forecast --in cases.jsonl")]
    [InlineData("fhirpath")]
    [InlineData("import --in nothing.json")]
    [InlineData("keys destroy 1")]
    [InlineData("ministry")]
    [InlineData("mrz")]
    [InlineData("protect scrub")]
    [InlineData("protocol test")]
    [InlineData("reindex --check")]
    [InlineData("schedule check")]
    [InlineData("token")]
    [InlineData("trust list")]
    [InlineData("validate")]
    [InlineData("verify")]
    public async Task A_command_with_help_says_how_it_is_used_and_does_nothing(string command)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        Assert.Equal(2, await Commands.Run([.. command.Split(' '), "--help"], output, errors));
        Assert.StartsWith("usage: healthassess " + command.Split(' ')[0], errors.ToString(), StringComparison.Ordinal);
        Assert.Empty(output.ToString());
    }
}
