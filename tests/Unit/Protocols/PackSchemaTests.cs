using System.Text.Json.Nodes;
using HealthAssess.Protocols;

namespace HealthAssess.Tests.Unit.Protocols;

/// <summary>The published JSON schema of <c>protocol.json</c> and the reader agree.</summary>
public sealed class PackSchemaTests
{
    private static readonly string Published = Path.Combine(SharedData.Root, "docs", "protocols", "protocol.schema.json");

    private static readonly JsonObject Schema = JsonNode.Parse(File.ReadAllText(Published))!.AsObject();

    [Fact]
    public void The_schema_beside_the_documentation_is_the_one_the_reader_makes() =>
        Assert.True(JsonNode.DeepEquals(PackSchema.Of(), Schema), "run: healthassess protocol schema > docs/protocols/protocol.schema.json");

    [Fact]
    public void Every_pack_of_the_product_is_valid_by_it() => Assert.All(ProtocolCatalogue.All, protocol =>
        Assert.Empty(JsonSchemaCheck.Errors(Schema, JsonNode.Parse(PackFiles.Read($"Packs/{protocol.Id}/{protocol.Version}/protocol.json")))));

    /// <summary>Wherever a member is added, taken away or of another kind, both refuse it; and whatever the schema lets pass, the reader can take in.</summary>
    [Theory]
    [InlineData("\"near\": 0.3", "\"nearly\": 0.3")]
    [InlineData("\"near\": 0.3", "\"near\": \"0.3\"")]
    [InlineData("\"kind\": \"number\", \"default\": 38.0", "\"kind\": \"figure\", \"default\": 38.0")]
    [InlineData("\"hitPolicy\": \"first\"", "\"hitPolicy\": \"last\"")]
    [InlineData("\"hitPolicy\": \"first\"", "\"hitPolicy\": null")]
    [InlineData("\"status\": \"draft\"", "\"status\": \"ready\"")]
    [InlineData("\"id\": \"P2\", \"when\"", "\"id\": \"P2\", \"where\"")]
    [InlineData("\"followUp\": {\"everyDays\": 1}", "\"followUp\": {\"every\": 1}")]
    [InlineData("\"period\": {\"from\": \"2026-01-01\"}", "\"period\": {}")]
    [InlineData("\"period\": {\"from\": \"2026-01-01\"}", "\"period\": \"2026\"")]
    [InlineData("\"licence\":", "\"license\":")]
    [InlineData("\"encounters\": [\"poe-arrival\", ", "\"encounters\": [1, ")]
    public void What_the_schema_refuses_the_reader_refuses_too(string was, string becomes)
    {
        var text = PackFiles.Read("Packs/EVD-POE/1.0.0/protocol.json");
        Assert.Contains(was, text, StringComparison.Ordinal);
        Assert.NotEmpty(JsonSchemaCheck.Errors(Schema, JsonNode.Parse(text.Replace(was, becomes, StringComparison.Ordinal))));
        Assert.Equal("protocol.json", Altered.Evd("protocol.json", was, becomes).Issues[0].File);
    }
}
