using System.Buffers;
using System.Text.Json;

namespace HealthAssess.Cli.Ministry;

/// <summary>A searchset of what the receiver holds.</summary>
internal static class SearchSetBundle
{
    public static byte[] Write(IEnumerable<StoredEffect> found)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteString("resourceType", "Bundle");
        writer.WriteString("type", "searchset");
        writer.WriteStartArray("entry");
        foreach (var effect in found)
        {
            writer.WriteStartObject();
            writer.WritePropertyName("resource");
            effect.Resource.WriteTo(writer);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }
}
