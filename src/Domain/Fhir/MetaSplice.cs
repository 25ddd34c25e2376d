using System.Globalization;
using System.Text;
using System.Text.Json;

namespace HealthAssess.Fhir;

/// <summary>Puts id, version and time into the bytes of a resource and leaves all other bytes alone.</summary>
internal static class MetaSplice
{
    public static ReadOnlyMemory<byte> Apply(Resource resource, int typeEnd, string id, string versionId, DateTimeOffset lastUpdated)
    {
        var edits = new List<(int Start, int End, string Text)>();
        var time = lastUpdated.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        var added = new StringBuilder();
        Put(resource.Root["id"], "id", id, edits, added);
        if (resource.Root["meta"] is { Exists: true } meta)
        {
            var inside = new StringBuilder();
            Put(meta["versionId"], "versionId", versionId, edits, inside);
            Put(meta["lastUpdated"], "lastUpdated", time, edits, inside);
            if (inside.Length > 0)
            {
                edits.Add((meta.Node.Start + 1, meta.Node.Start + 1, inside.ToString(1, inside.Length - 1) + (meta.Node.Link > meta.Index + 1 ? "," : "")));
            }
        }
        else
        {
            added.Append(CultureInfo.InvariantCulture, $",\"meta\":{{\"versionId\":{Quote(versionId)},\"lastUpdated\":\"{time}\"}}");
        }

        edits.Add((typeEnd, typeEnd, added.ToString()));
        return Rewrite(resource.Json.Span, edits);
    }

    private static void Put(Element current, string name, string value, List<(int Start, int End, string Text)> edits, StringBuilder added)
    {
        if (current.Text is null)
        {
            added.Append(CultureInfo.InvariantCulture, $",\"{name}\":{Quote(value)}");
        }
        else
        {
            edits.Add((current.Node.Start, current.Node.Start + current.Node.Length, Quote(value)));
        }
    }

    private static string Quote(string value) => "\"" + JsonEncodedText.Encode(value, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping) + "\"";

    private static byte[] Rewrite(ReadOnlySpan<byte> json, List<(int Start, int End, string Text)> edits)
    {
        // No two begin at the same place, so their order is one alone.
        edits.Sort(static (one, other) => one.Start.CompareTo(other.Start));
        var output = new byte[json.Length + edits.Sum(static edit => Encoding.UTF8.GetByteCount(edit.Text) - (edit.End - edit.Start))];
        var (read, written) = (0, 0);
        foreach (var (start, end, text) in edits)
        {
            json[read..start].CopyTo(output.AsSpan(written));
            written += start - read;
            written += Encoding.UTF8.GetBytes(text, output.AsSpan(written));
            read = end;
        }

        json[read..].CopyTo(output.AsSpan(written));
        return output;
    }
}
