using System.Buffers;
using System.Globalization;
using System.Text.Json;
using HealthAssess.Api.Fhir.Operations;
using HealthAssess.Storage;

namespace HealthAssess.Api.Fhir;

/// <summary>Writes a Bundle around stored bytes, which are never parsed again.</summary>
/// <remarks>http://hl7.org/fhir/R4/bundle.html</remarks>
internal sealed class BundleText : IDisposable
{
    private readonly ArrayBufferWriter<byte> output = new(16 * 1024);
    private readonly Utf8JsonWriter writer;
    private bool inEntries;

    public BundleText(string type, DateTimeOffset? timestamp, long? total = null, IReadOnlyList<(string Relation, string Url)>? links = null)
    {
        writer = new Utf8JsonWriter(output, new JsonWriterOptions { SkipValidation = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        writer.WriteStartObject();
        writer.WriteString("resourceType", "Bundle");
        writer.WriteString("type", type);
        if (timestamp is { } made)
        {
            writer.WriteString("timestamp", made.ToString("yyyy-MM-dd'T'HH:mm:ss.fffK", CultureInfo.InvariantCulture));
        }

        if (total is { } count)
        {
            writer.WriteNumber("total", count);
        }

        WriteLinks(links ?? []);
    }

    /// <summary>A found resource.</summary>
    public void Found(string? fullUrl, ReadOnlyMemory<byte> resource, string mode) => Entry(() =>
    {
        if (fullUrl is not null)
        {
            writer.WriteString("fullUrl", fullUrl);
        }

        WriteResource(resource);
        writer.WriteStartObject("search");
        writer.WriteString("mode", mode);
        writer.WriteEndObject();
    });

    /// <summary>A candidate of a match with its score, its grade and what spoke for and against it.</summary>
    public void Scored(string fullUrl, PatientMatch match) => Entry(() =>
    {
        writer.WriteString("fullUrl", fullUrl);
        WriteResource(match.Patient.Json);
        writer.WriteStartObject("search");
        writer.WriteStartArray("extension");
        WriteCode("http://hl7.org/fhir/StructureDefinition/match-grade", match.Grade);
        foreach (var reason in match.Likeness.Reasons)
        {
            WriteCode("https://healthassess.org/fhir/StructureDefinition/match-reason", reason);
        }

        writer.WriteEndArray();
        writer.WriteString("mode", "match");
        writer.WriteNumber("score", match.Score);
        writer.WriteEndObject();
    });

    /// <summary>A version of a history.</summary>
    public void Version(string fullUrl, StoredResource stored, string method, ReadOnlyMemory<byte> content) => Entry(() =>
    {
        writer.WriteString("fullUrl", fullUrl);
        if (!content.IsEmpty)
        {
            WriteResource(content);
        }

        writer.WriteStartObject("request");
        writer.WriteString("method", method);
        writer.WriteString("url", method == "POST" ? stored.Type : $"{stored.Type}/{stored.Id}");
        writer.WriteEndObject();
        WriteResponse(method == "DELETE" ? "204 No Content" : stored.How is WrittenHow.Created or WrittenHow.Put ? "201 Created" : "200 OK", stored, location: null);
    });

    /// <summary>What became of one entry of a batch or transaction.</summary>
    public void Response(string status, StoredResource? stored, string? location, string? fullUrl, ReadOnlyMemory<byte> body, ReadOnlyMemory<byte> outcome) => Entry(() =>
    {
        if (!body.IsEmpty)
        {
            if (fullUrl is not null)
            {
                writer.WriteString("fullUrl", fullUrl);
            }

            WriteResource(body);
        }

        WriteResponse(status, stored, location, outcome);
    });

    public ReadOnlyMemory<byte> Finish()
    {
        if (inEntries)
        {
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        writer.Flush();
        return output.WrittenMemory;
    }

    public void Dispose() => writer.Dispose();

    private void WriteCode(string url, string code)
    {
        writer.WriteStartObject();
        writer.WriteString("url", url);
        writer.WriteString("valueCode", code);
        writer.WriteEndObject();
    }

    private void Entry(Action content)
    {
        if (!inEntries)
        {
            writer.WriteStartArray("entry");
            inEntries = true;
        }

        writer.WriteStartObject();
        content();
        writer.WriteEndObject();
    }

    private void WriteResource(ReadOnlyMemory<byte> resource)
    {
        writer.WritePropertyName("resource");
        writer.WriteRawValue(resource.Span, skipInputValidation: true);
    }

    private void WriteResponse(string status, StoredResource? stored, string? location, ReadOnlyMemory<byte> outcome = default)
    {
        writer.WriteStartObject("response");
        writer.WriteString("status", status);
        if (location is not null)
        {
            writer.WriteString("location", location);
        }

        if (stored is not null)
        {
            writer.WriteString("etag", ETags.Of(stored.Version));
            writer.WriteString("lastModified", stored.LastUpdated.ToString("yyyy-MM-dd'T'HH:mm:ss.fffK", CultureInfo.InvariantCulture));
        }

        if (!outcome.IsEmpty)
        {
            writer.WritePropertyName("outcome");
            writer.WriteRawValue(outcome.Span, skipInputValidation: true);
        }

        writer.WriteEndObject();
    }

    private void WriteLinks(IReadOnlyList<(string Relation, string Url)> links)
    {
        if (links.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("link");
        foreach (var (relation, url) in links)
        {
            writer.WriteStartObject();
            writer.WriteString("relation", relation);
            writer.WriteString("url", url);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
