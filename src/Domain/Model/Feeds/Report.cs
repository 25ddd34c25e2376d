using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using HealthAssess.Fhir;

namespace HealthAssess.Domain.Feeds;

/// <summary>Builds the content of one delivery: a FHIR transaction Bundle that holds what the profile discloses.</summary>
/// <remarks>
/// Every entry is a conditional update by pseudonym (FHIR R4 §3.1.0.4.3), so that a delivery made twice is one in effect,
/// also at a recipient that does not know our Idempotency-Key. Entries refer to each other by urn:uuid (§3.1.0.11.2).
/// </remarks>
public static class Report
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The Bundle as JSON bytes.</summary>
    /// <param name="profile">What the recipient may see; resources of types it does not name are left out.</param>
    /// <param name="recipientKey">The recipient's pseudonym key.</param>
    /// <param name="resources">The content, the subject of the report last; references among them are kept, all others are dropped.</param>
    public static ReadOnlyMemory<byte> Build(DisclosureProfile profile, ReadOnlySpan<byte> recipientKey, IReadOnlyList<Resource> resources)
    {
        var entries = new List<(Resource Resource, DisclosedElements Elements, string Pseudonym)>(resources.Count);
        foreach (var resource in resources)
        {
            if (profile.Of(resource.TypeName) is { } elements)
            {
                entries.Add((resource, elements, Pseudonym.Of(recipientKey, Reference(resource))));
            }
        }

        var links = entries.ToDictionary(entry => Reference(entry.Resource), entry => Urn(entry.Pseudonym));
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            writer.WriteString("resourceType", "Bundle");
            writer.WriteString("type", "transaction");
            writer.WriteStartArray("entry");
            foreach (var (resource, elements, pseudonym) in entries)
            {
                WriteEntry(writer, resource, elements, pseudonym, links);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private static void WriteEntry(
        Utf8JsonWriter writer, Resource resource, DisclosedElements elements, string pseudonym, Dictionary<string, string> links)
    {
        writer.WriteStartObject();
        writer.WriteString("fullUrl", Urn(pseudonym));
        writer.WritePropertyName("resource");
        DisclosedCopy.Write(writer, resource, elements, pseudonym, links);
        writer.WriteStartObject("request");
        writer.WriteString("method", "PUT");
        writer.WriteString("url", $"{resource.TypeName}?identifier={Pseudonym.System}|{pseudonym}");
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static string Reference(Resource resource) => $"{resource.TypeName}/{resource.Id}";

    // 128 bits of pseudonym are 128 bits of UUID.
    private static string Urn(string pseudonym) => "urn:uuid:" + Guid.ParseExact(pseudonym, "N").ToString("D");
}
