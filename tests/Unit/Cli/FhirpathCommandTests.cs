using System.Text.Json;
using HealthAssess.Cli;

namespace HealthAssess.Tests.Unit.Cli;

public sealed class FhirpathCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fhirpath").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Every_test_of_a_suite_is_answered_in_one_line_whatever_becomes_of_it()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "p.json"), """{"resourceType":"Patient","birthDate":"1990-05-17"}""");
        var lines = await Run("""
            <test name="date" inputfile="p.xml"><expression>birthDate</expression><output type="date">@1990-05-17</output></test>
            <test name="wrong" inputfile="p.xml"><expression>1 + 1</expression><output type="integer">3</output></test>
            <test name="semantic" inputfile="p.xml"><expression invalid="semantic">birthDates</expression></test>
            <test name="missing" inputfile="q.xml"><expression>birthDate</expression></test>
            """);

        Assert.Equal(["date", "wrong", "semantic", "missing"], lines.Select(line => line.GetProperty("test").GetString()));
        Assert.Equal([true, false, true, false], lines.Select(line => line.GetProperty("pass").GetBoolean()));
        Assert.Equal("@1990-05-17", lines[0].GetProperty("actual")[0].GetProperty("value").GetString());
        Assert.Contains("q.xml", lines[3].GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_suite_the_usage_is_told() => Assert.Equal(2, await Commands.Run(["fhirpath"], TextWriter.Null, TextWriter.Null));

    private async Task<List<JsonElement>> Run(string tests)
    {
        var suite = Path.Combine(_folder, "suite.xml");
        await File.WriteAllTextAsync(suite, $"<tests><group name=\"g\">{tests}</group></tests>");
        using var output = new StringWriter();
        Assert.Equal(1, await Commands.Run(["fhirpath", "--suite", suite, "--inputs", _folder], output, TextWriter.Null));
        return [.. output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }
}
