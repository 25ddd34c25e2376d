using System.Text.Json;
using HealthAssess.Cli;

namespace HealthAssess.Tests.Unit.Cli;

public sealed class ValidateCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("validate").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Each_file_is_answered_in_one_line_with_its_issues()
    {
        var (good, bad) = (Path.Combine(_folder, "good.json"), Path.Combine(_folder, "bad.json"));
        await File.WriteAllTextAsync(good, """{"resourceType":"Patient","gender":"female"}""");
        await File.WriteAllTextAsync(bad, """{"resourceType":"Patient","gender":"sideways"}""");
        using var output = new StringWriter();

        Assert.Equal(1, await Commands.Run(["validate", good, bad, Path.Combine(_folder, "none.json")], output, TextWriter.Null));

        var lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.True(lines[0].GetProperty("valid").GetBoolean());
        Assert.False(lines[1].GetProperty("valid").GetBoolean());
        Assert.Equal("Patient.gender", lines[1].GetProperty("issues")[0].GetProperty("expression").GetString());
        Assert.True(lines[2].TryGetProperty("error", out _));
    }
}
