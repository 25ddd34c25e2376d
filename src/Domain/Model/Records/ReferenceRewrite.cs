using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace HealthAssess.Domain;

/// <summary>Replaces references inside a resource and leaves every other byte as it was.</summary>
/// <remarks>FHIR R4 http.html#trules: a transaction's <c>urn:uuid:</c> and conditional references become real ones.</remarks>
public static partial class ReferenceRewrite
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
            if (reader.TokenType != JsonTokenType.PropertyName || KindOf(reader) is not { } isReference)
            {
                continue;
            }

            var isNarrative = reader.ValueTextEquals("div"u8);
            reader.Read();
            if (reader.TokenType == JsonTokenType.String && (isNarrative ? Narrative(reader, replacement) : isReference || IsUrn(reader) ? replacement(reader.GetString()!) : null) is { } text)
            {
                output ??= new ArrayBufferWriter<byte>(json.Length);
                output.Write(json.Span[copied..(int)reader.TokenStartIndex]);
                output.Write(Encoding.UTF8.GetBytes("\"" + JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping) + "\""));
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

    private static bool IsUrn(in Utf8JsonReader reader) =>
        reader.ValueSpan.StartsWith("urn:"u8) || (reader.ValueIsEscaped && reader.GetString()!.StartsWith("urn:", StringComparison.Ordinal));

    /// <summary>The narrative with its links and pictures pointed to where the transaction's <c>urn:</c> addresses go; null when it has none.</summary>
    private static string? Narrative(in Utf8JsonReader reader, Func<string, string?> replacement)
    {
        if (reader.ValueSpan.IndexOf("urn:"u8) < 0 && reader.ValueSpan.IndexOf("\\u"u8) < 0)
        {
            return null;
        }

        var text = reader.GetString()!;
        var pointed = Links().Replace(text, link => replacement(link.Groups[2].Value) is { } target ? link.Groups[1].Value + target : link.Value);
        return pointed == text ? null : pointed;
    }

    [GeneratedRegex("""(\s(?:href|src)\s*=\s*["'])(urn:[^"']*)""", RegexOptions.CultureInvariant)]
    private static partial Regex Links();

    /// <summary>True for a reference, false for a narrative and for an address that may be one of the transaction's <c>urn:uuid:</c>, null for anything else.</summary>
    /// <remarks>A uuid or oid stays what it is: the address of a resource here is neither, and the transaction would be refused for it.</remarks>
    private static bool? KindOf(in Utf8JsonReader reader) =>
        // Most names have another length than any of these.
        !reader.ValueIsEscaped && reader.ValueSpan.Length is not (3 or 8 or 9) ? null
        : reader.ValueTextEquals("reference"u8) ? true
        : reader.ValueTextEquals("div"u8) || reader.ValueTextEquals("url"u8) || reader.ValueTextEquals("uri"u8) || reader.ValueTextEquals("valueUri"u8) || reader.ValueTextEquals("valueUrl"u8) ? false
        : null;

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
