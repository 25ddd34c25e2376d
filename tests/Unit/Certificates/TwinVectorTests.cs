using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HealthAssess.Tests.Unit.Certificates;

/// <summary>
/// The verifier exists in C# and in the browser's language. Both must answer these vectors, written by this one: run the tests with
/// WRITE_VECTORS=1 to write them anew after a change of the cases, then the scripts' own tests.
/// </summary>
public sealed class TwinVectorTests
{
    private static readonly string Path = System.IO.Path.Combine(SharedData.Root, "src", "Web", "Scripts", "vectors", "verdicts.jsonl");

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void The_engine_answers_the_vectors_as_they_are_written()
    {
        if (Environment.GetEnvironmentVariable("WRITE_VECTORS") == "1")
        {
            File.WriteAllLines(Path, TwinVectorCases.All().Select(vector => vector.Write().ToJsonString(Plain)));
        }

        foreach (var line in File.ReadLines(Path).Select(text => JsonDocument.Parse(text).RootElement))
        {
            var vector = TwinVector.Read(line);
            var expected = JsonNode.Parse(line.GetProperty("expected").GetRawText());
            Assert.True(JsonNode.DeepEquals(expected, TwinVector.Answer(vector.Verify())), vector.Name);
        }
    }

    [Fact]
    public void Every_case_has_its_vector() =>
        Assert.Equal(TwinVectorCases.All().Select(vector => vector.Name), File.ReadLines(Path).Select(text => JsonDocument.Parse(text).RootElement.GetProperty("name").GetString()));
}
