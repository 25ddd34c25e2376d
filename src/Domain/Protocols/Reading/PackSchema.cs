using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;

namespace HealthAssess.Protocols;

/// <summary>The JSON schema of <c>protocol.json</c>, made from the shape the reader itself uses, so that the two cannot differ.</summary>
public static class PackSchema
{
    /// <summary>The schema, as editors read it.</summary>
    public static JsonNode Of()
    {
        var options = new JsonSerializerOptions(PackReader.Shape) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
        var schema = options.GetJsonSchemaAsNode(typeof(ProtocolFile), new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true }).AsObject();
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", "HealthAssess assessment protocol");
        return schema;
    }
}
