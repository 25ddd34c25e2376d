using System.Buffers;
using System.Text.Json;

namespace HealthAssess.Cli.Ministry;

/// <summary>The answer to a delivery: a transaction-response whose identifier is the receipt.</summary>
internal static class TransactionResponse
{
    public static byte[] Write(string receipt, TransactionReport report, IReadOnlyDictionary<string, StoredEffect> effects)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteString("resourceType", "Bundle");
        writer.WriteStartObject("identifier");
        writer.WriteString("system", "urn:ietf:rfc:3986");
        writer.WriteString("value", "urn:uuid:" + Guid.ParseExact(receipt, "N").ToString("D"));
        writer.WriteEndObject();
        writer.WriteString("type", "transaction-response");
        writer.WriteStartArray("entry");
        foreach (var (condition, _) in report.Updates)
        {
            var version = effects[condition].Version;
            writer.WriteStartObject();
            writer.WriteStartObject("response");
            writer.WriteString("status", version == 1 ? "201 Created" : "200 OK");
            writer.WriteString("etag", $"W/\"{version}\"");
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }
}
