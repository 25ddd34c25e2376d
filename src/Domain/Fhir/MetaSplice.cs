using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace HealthAssess.Fhir;

/// <summary>Puts id, version and time into the bytes of a resource and leaves all other bytes alone.</summary>
internal static class MetaSplice
{
    /// <summary>What an id and a version are made of: nothing that JSON would escape.</summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create("-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    public static ReadOnlyMemory<byte> Apply(Resource resource, int typeEnd, string id, string versionId, DateTimeOffset lastUpdated)
    {
        var edits = new List<(int Start, int End, string Text)>(4);
        var time = lastUpdated.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        var added = Put(resource.Root["id"], "id", id, edits);
        if (resource.Root["meta"] is { Exists: true } meta)
        {
            var inside = Put(meta["versionId"], "versionId", versionId, edits) + Put(meta["lastUpdated"], "lastUpdated", time, edits);
            if (inside.Length > 0)
            {
                edits.Add((meta.Node.Start + 1, meta.Node.Start + 1, inside[1..] + (meta.Node.Link > meta.Index + 1 ? "," : "")));
            }
        }
        else
        {
            added = $"{added},\"meta\":{{\"versionId\":{Quote(versionId)},\"lastUpdated\":\"{time}\"}}";
        }

        edits.Add((typeEnd, typeEnd, added));
        return Rewrite(resource.Json.Span, edits);
    }

    /// <summary>Replaces a value that is there; returns the property that is to be added where it is not.</summary>
    private static string Put(Element current, string name, string value, List<(int Start, int End, string Text)> edits)
    {
        if (current.Kind is null or NodeKind.Object or NodeKind.Null)
        {
            return $",\"{name}\":{Quote(value)}";
        }

        edits.Add((current.Node.Start, current.Node.Start + current.Node.Length, Quote(value)));
        return "";
    }

    private static string Quote(string value) => value.AsSpan().ContainsAnyExcept(Plain)
        ? $"\"{JsonEncodedText.Encode(value, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\""
        : $"\"{value}\"";

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
