using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using HealthAssess.Protocols;

namespace HealthAssess.Tests.Unit.Protocols;

/// <summary>
/// Protocols are decided in C# and in the browser's language. Both must answer these vectors, written by this one from the cases of
/// every pack: run with WRITE_VECTORS=1 to write them anew after a change of a pack, then the scripts' own tests.
/// </summary>
public sealed class DecisionVectorTests
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void The_compiled_protocols_are_those_the_browser_reads() => Holds("protocols.json", [new JsonObject
    {
        ["shared"] = CompiledProtocol.Shared(),
        ["protocols"] = new JsonObject(ProtocolCatalogue.All.Select(protocol => KeyValuePair.Create($"{protocol.Id}@{protocol.Version}", (JsonNode?)CompiledProtocol.Of(protocol)))),
    }]);

    [Fact]
    public void The_decisions_are_those_the_browser_must_reach() =>
        Holds("decisions.jsonl", ProtocolCatalogue.All.SelectMany(protocol => PackCases.Of(protocol).Select(one => Vector(protocol, one))));

    [Fact]
    public void Every_shared_sentence_and_card_is_written_in_every_language_of_a_traveller() =>
        Assert.All(SharedTexts.All, text => Assert.Equal(["ar", "bn", "de", "en", "es", "fr", "pt", "ru", "sw", "uk"], text.Value.ByLanguage.Keys.Order()));

    /// <summary>The promise is at most 300 lines; a reader holds one in the head.</summary>
    [Theory]
    [InlineData("src/Domain/Protocols/Expressions/Evaluator.cs")]
    [InlineData("src/Web/Scripts/decision/evaluator.ts")]
    public void An_evaluator_is_short(string file) => Assert.InRange(File.ReadAllLines(Path.Combine(SharedData.Root, file)).Length, 1, 300);

    private static void Holds(string file, IEnumerable<JsonObject> lines)
    {
        var path = Path.Combine(SharedData.Root, "src", "Web", "Scripts", "vectors", file);
        string[] wanted = [.. lines.Select(line => line.ToJsonString(Plain))];
        if (Environment.GetEnvironmentVariable("WRITE_VECTORS") == "1")
        {
            File.WriteAllLines(path, wanted);
        }

        Assert.Equal(wanted, File.ReadAllLines(path));
    }

    private static JsonObject Vector(Protocol protocol, PackCase one)
    {
        var decision = protocol.Decide(one.Situation);
        return new JsonObject
        {
            ["name"] = one.Name,
            ["protocol"] = $"{protocol.Id}@{protocol.Version}",
            ["situation"] = CompiledProtocol.Of(one.Situation),
            ["expected"] = new JsonObject
            {
                ["disposition"] = decision.Code,
                ["rules"] = Texts(decision.RuleIds),
                ["unknown"] = Texts(decision.Unknown),
                ["explanation"] = Texts(decision.Explain("fr")),
            },
        };
    }

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(text => JsonValue.Create(text))];
}
