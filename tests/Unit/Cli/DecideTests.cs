using System.Text.Json.Nodes;
using HealthAssess.Cli;

namespace HealthAssess.Tests.Unit.Cli;

public sealed class DecideTests
{
    [Fact]
    public async Task Every_line_gets_an_answer_and_those_that_cannot_be_decided_an_error()
    {
        var (code, answers, _) = await Run("EVD-POE",
            """{"id":"a","asOf":"2026-11-21","answers":{"temperature":{"value":100.4,"unit":"[degF]"}}}""",
            """{"id":2,"asOf":"2026-11-21","answers":{"temperature":{"value":310,"unit":"K"}}}""",
            """{"id":"c","asOf":"2026-11-21","parameters":{"T":41},"answers":{}}""",
            """{"id":"d","answers":{}}""",
            "no JSON");
        Assert.Equal(1, code);
        Assert.Equal("SECONDARY", answers[0]["disposition"]!.ToString());
        Assert.Equal("P1", Assert.Single(answers[0]["rules"]!.AsArray())!.ToString());
        Assert.Contains("symptom.bleeding", answers[0]["unknown"]!.AsArray().Select(linkId => linkId!.ToString()));
        Assert.Equal(["temperature: Give the value in Cel.", "parameter 'T' is outside 37.0 to 39.0", "asOf (YYYY-MM-DD) is missing"], answers[1..4].Select(answer => answer["error"]!.ToString()));
        Assert.Equal(2, answers[1]["id"]!.GetValue<int>());
        Assert.NotNull(answers[4]["error"]);
    }

    [Fact]
    public async Task Scores_and_codes_are_both_taken_and_the_explanation_comes_in_the_language_asked_for()
    {
        var (code, answers, _) = await Run("K6@1.0.0", "--language", "fr",
            """{"id":1,"asOf":"2026-11-21","answers":{"k6.nervous":4,"k6.hopeless":"all","k6.restless":4,"k6.depressed":1,"k6.effort":0,"k6.worthless":0}}""");
        Assert.Equal((0, "REFER_ROUTINE"), (code, answers[0]["disposition"]!.ToString()));
        Assert.StartsWith("Les réponses évoquent une détresse grave.", answers[0]["explanation"]!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"id":1,"asOf":"2026-11-21","answers":{"temp":37.9}}""", "temp: The protocol has no such question.")]
    [InlineData("""{"id":1,"asOf":"2026-11-21","answers":{"temperature":true}}""", "temperature: Write a number.")]
    [InlineData("""{"id":1,"asOf":"2026-11-21","answers":{"temperature":[36,39]}}""", "temperature: Give one answer.")]
    [InlineData("""{"id":1,"asOf":"2026-11-21","answers":{"temperature":{"unit":"Cel"}}}""", "temperature: Write a number.")]
    [InlineData("""{"id":1,"asOf":"2026-11-21","answers":{"symptom.fever":1}}""", "symptom.fever: Answer yes, no, unknown or refused.")]
    [InlineData("""{"id":1,"asOf":"2026-11-21","answer":{"temperature":39}}""", "answers ({linkId: value}) is missing")]
    [InlineData("""{"id":1,"asOf":"2026-11-21","answers":[39]}""", "answers is not an object")]
    [InlineData("""{"id":1,"asOf":"21.11.2026","answers":{}}""", "asOf is not a day (YYYY-MM-DD)")]
    [InlineData("""{"id":1,"asOf":"2026-11-21","patient":"x","answers":{}}""", "patient is not an object")]
    [InlineData("""{"id":1,"asOf":"2026-11-21","patient":{"birthDate":"1994-02-30"},"answers":{}}""", "patient.birthDate is not a day (YYYY-MM-DD)")]
    [InlineData("""{"id":1,"asOf":"2026-11-21","history":{"visits":[{"country":"COD"}]},"answers":{}}""", "a visit needs its area (ISO 3166)")]
    [InlineData("""{"id":1,"asOf":"2026-11-21","parameters":{"T":"hot","X":1},"answers":{}}""", "parameter 'T' is a text; there is no parameter 'X'")]
    [InlineData("""{"id":1,"asOf":"2026-11-21","parameters":{"virus":"ZAIRE"},"answers":{}}""", "parameter 'virus' is not one of EBOV, SUDV, MARV, BDBV")]
    public async Task What_is_wrong_with_a_line_is_said_in_words(string line, string error)
    {
        var (code, answers, _) = await Run("EVD-POE", line);
        Assert.Equal((1, error), (code, answers[0]["error"]!.ToString()));
    }

    [Fact]
    public async Task An_unknown_protocol_is_a_matter_of_usage_and_the_known_ones_are_named()
    {
        var (code, _, errors) = await Run("SMALLPOX");
        Assert.Equal(2, code);
        Assert.Contains("EVD-POE@1.0.0", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lint")]
    [InlineData("test")]
    public async Task The_packs_of_the_product_pass_their_own_kit(string task)
    {
        using var output = new StringWriter();
        Assert.Equal(0, await Commands.Run(["protocol", task], output, TextWriter.Null));
        Assert.Equal("", output.ToString());
    }

    [Theory]
    [InlineData("lint")]
    [InlineData("test")]
    [InlineData("activate")]
    public async Task A_pack_that_cannot_be_right_is_refused_with_file_row_and_reason_before_anything_is_opened(string task)
    {
        var folder = Directory.CreateTempSubdirectory("healthassess-pack-").FullName;
        foreach (var file in PackArgument.Files)
        {
            var text = await File.ReadAllTextAsync(Path.Combine(SharedData.Root, "src", "Domain", "Protocols", "Packs", "CHOLERA-POE", "1.0.0", file));
            await File.WriteAllTextAsync(Path.Combine(folder, file), text.Replace("\"default\": 3,", "\"default\": 9,", StringComparison.Ordinal));
        }

        using StringWriter output = new(), errors = new();
        string[] more = task == "activate" ? ["--at", "all", "--from", "2999-01-01", "--approver", "Dr", "--reason", "x"] : [];
        Assert.Equal(1, await Commands.Run(["protocol", task, folder, .. more], output, errors));
        var issue = JsonNode.Parse(output.ToString().Trim())!;
        Assert.Equal(("protocol.json", "parameters.stoolCount", "is outside 2 to 5"), (issue["file"]!.ToString(), issue["place"]!.ToString(), issue["text"]!.ToString()));
        Assert.True(issue["row"]!.GetValue<int>() > 1);

        File.Delete(Path.Combine(folder, "tests.csv"));
        using var second = new StringWriter();
        Assert.Equal(1, await Commands.Run(["protocol", task, folder, .. more], second, errors));
        Assert.Equal("is missing", JsonNode.Parse(second.ToString().Trim())!["text"]!.ToString());
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<(int Code, List<JsonNode> Answers, string Errors)> Run(string protocol, params string[] wordsAndLines)
    {
        var file = Path.GetTempFileName();
        using StringWriter output = new(), errors = new();
        var lines = wordsAndLines.SkipWhile(word => word.StartsWith("--", StringComparison.Ordinal) || word.Length == 2).ToList();
        await File.WriteAllLinesAsync(file, lines);
        var code = await Commands.Run(["decide", "--protocol", protocol, "--in", file, .. wordsAndLines.Take(wordsAndLines.Length - lines.Count)], output, errors);
        File.Delete(file);
        return (code, [.. output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)], errors.ToString());
    }
}
