using System.Buffers;
using System.Text;
using System.Text.Json;

namespace HealthAssess.Domain;

/// <summary>Replaces references inside a resource and leaves every other byte as it was.</summary>
/// <remarks>FHIR R4 http.html#trules: a transaction's <c>urn:uuid:</c> and conditional references become real ones.</remarks>
public static class ReferenceRewrite
{
    /// <summary>The resource with its references replaced; the same memory when none was.</summary>
    /// <param name="json">A FHIR resource.</param>
    /// <param name="replacement">The new text of a reference, or null to leave it.</param>
    public static ReadOnlyMemory<byte> Apply(ReadOnlyMemory<byte> json, Func<string, string?> replacement)
    {
        ArgumentNullException.ThrowIfNull(replacement);
        var reader = new Utf8JsonReader(json.Span, new JsonReaderOptions { MaxDepth = 512 });
        ArrayBufferWriter<byte>? output = null;
        var copied = 0;
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || !reader.ValueTextEquals("reference"u8))
            {
                continue;
            }

            reader.Read();
            if (reader.TokenType == JsonTokenType.String && replacement(reader.GetString()!) is { } text)
            {
                output ??= new ArrayBufferWriter<byte>(json.Length);
                output.Write(json.Span[copied..(int)reader.TokenStartIndex]);
                output.Write(Encoding.UTF8.GetBytes("\"" + JsonEncodedText.Encode(text) + "\""));
                copied = (int)reader.BytesConsumed;
            }
        }

        if (output is null)
        {
            return json;
        }

        output.Write(json.Span[copied..]);
        return output.WrittenMemory;
    }

    /// <summary>Every reference of a resource, as written.</summary>
    public static IReadOnlyList<string> Of(ReadOnlyMemory<byte> json)
    {
        List<string> references = [];
        Apply(json, reference =>
        {
            references.Add(reference);
            return null;
        });
        return references;
    }
}
