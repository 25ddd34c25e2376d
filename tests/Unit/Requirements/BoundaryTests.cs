using System.Text.Json;
using System.Text.Json.Nodes;
using HealthAssess.Cli;

namespace HealthAssess.Tests.Unit.Requirements;

/// <summary>The boundary table of entry requirements: a case and its source a line, answered by the command that integrators use.</summary>
public sealed class BoundaryTests
{
    private static readonly string Path = System.IO.Path.Combine(SharedData.Root, "tests", "Unit", "Requirements", "boundaries.jsonl");

    private static readonly Lazy<Dictionary<string, JsonElement>> Lines = new(() =>
        File.ReadLines(Path).Select(line => JsonDocument.Parse(line).RootElement).ToDictionary(line => line.GetProperty("name").GetString()!));

    private static readonly Lazy<Dictionary<string, JsonNode>> Answers = new(Answered);

    public static TheoryData<string> Names => [.. Lines.Value.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Decides_at_the_boundary(string name)
    {
        var (line, answer) = (Lines.Value[name], Answers.Value[name]);
        var disease = line.TryGetProperty("disease", out var asked) ? asked.GetString() : "1D47";
        var ours = answer["requirements"]!.AsArray().Last(one => (string?)one!["disease"] == disease)!;
        Assert.True(line.GetProperty("expect").GetString() == (string?)answer["disposition"], answer.ToJsonString());
        if (line.TryGetProperty("outcome", out var outcome))
        {
            Assert.Equal(outcome.GetString(), (string?)ours["outcome"]);
        }

        if (line.TryGetProperty("observeUntil", out var until))
        {
            Assert.Equal(until.GetString(), (string?)ours["observeUntil"]);
        }
    }

    [Fact]
    public async Task The_help_shows_a_line_that_can_be_run_as_it_stands_and_names_every_parameter()
    {
        var help = await Said("decide", "--protocol", DecideRequirements.Protocol, "--help");
        var example = help.Split('\n').Single(line => line.TrimStart().StartsWith("{\"id\":\"1\"", StringComparison.Ordinal));
        Assert.Equal("CLEAR", (string?)DecideRequirements.Answer(JsonDocument.Parse(example).RootElement).Answer["disposition"]);
        Assert.All(RequirementParameters.Names, name => Assert.Contains(name, help, StringComparison.Ordinal));
    }

    // One run of the command over all lines, as a stranger would run it: what it says on standard output, by name.
    private static Dictionary<string, JsonNode> Answered()
    {
        var cases = System.IO.Path.Combine(Directory.CreateTempSubdirectory().FullName, "cases.jsonl");
        File.WriteAllLines(cases, Lines.Value.Select(line =>
        {
            var given = JsonNode.Parse(line.Value.GetProperty("case").GetRawText())!;
            given["id"] = line.Key;
            return given.ToJsonString();
        }));
        var answers = Said("decide", "--protocol", DecideRequirements.Protocol, "--in", cases).GetAwaiter().GetResult();
        Directory.Delete(System.IO.Path.GetDirectoryName(cases)!, recursive: true);
        return answers.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToDictionary(answer => (string)answer["id"]!);
    }

    private static async Task<string> Said(params string[] words)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        Assert.Equal((0, ""), (await Commands.Run(words, output, errors), errors.ToString()));
        return output.ToString();
    }

    [Fact]
    public void Every_line_names_its_source_and_there_are_enough()
    {
        Assert.True(Lines.Value.Count >= 120);
        Assert.All(Lines.Value.Values, line => Assert.NotEmpty(line.GetProperty("source").GetString()!));
    }
}
