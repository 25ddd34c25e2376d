using System.Text.Json;
using HealthAssess.Cli;

namespace HealthAssess.Tests.Unit.Requirements;

/// <summary>The boundary table of entry requirements: a case and its source a line, answered by the command that integrators use.</summary>
public sealed class BoundaryTests
{
    private static readonly string Path = System.IO.Path.Combine(SharedData.Root, "tests", "Unit", "Requirements", "boundaries.jsonl");

    private static readonly Lazy<Dictionary<string, JsonElement>> Lines = new(() =>
        File.ReadLines(Path).Select(line => JsonDocument.Parse(line).RootElement).ToDictionary(line => line.GetProperty("name").GetString()!));

    public static TheoryData<string> Names => [.. Lines.Value.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Decides_at_the_boundary(string name)
    {
        var line = Lines.Value[name];
        var answer = DecideRequirements.Answer(line.GetProperty("case")).Answer;
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
    public void Every_line_names_its_source_and_there_are_enough()
    {
        Assert.True(Lines.Value.Count >= 120);
        Assert.All(Lines.Value.Values, line => Assert.NotEmpty(line.GetProperty("source").GetString()!));
    }
}
