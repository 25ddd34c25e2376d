using System.Text.Json;
using HealthAssess.Fhir;

namespace HealthAssess.Api.Administration.Import;

/// <summary>A file to import: FHIR NDJSON, one resource a line, or one Bundle.</summary>
internal static class ImportFile
{
    private static readonly ReadLimits Limits = ReadLimits.Default with { MaxBytes = 1 << 30 };

    /// <summary>The resources of a file, or null when it holds no FHIR.</summary>
    public static IReadOnlyList<ImportItem>? Read(string path)
    {
        ReadOnlyMemory<byte> content = File.ReadAllBytes(path);
        var name = Path.GetFileName(path);
        if (Lines(content) is { Count: > 0 } lines)
        {
            return lines.Exists(line => TypeOf(line) is not null) ? [.. lines.SelectMany(line => Items(name, line))] : null;
        }

        return TypeOf(content) is null ? null : [.. Items(name, content)];
    }

    private static IEnumerable<ImportItem> Items(string file, ReadOnlyMemory<byte> json) =>
        TypeOf(json) == "Bundle" && Resource.Read(json, Limits).Resource is { } bundle && bundle.Root["type"].Text is "transaction" or "batch" or "collection" or "searchset"
            ? new ImportBundle(file, bundle).Items
            : [new ImportItem(file, json)];

    /// <summary>The file's lines where its first line is a whole JSON value; else nothing: the file is one document.</summary>
    private static List<ReadOnlyMemory<byte>> Lines(ReadOnlyMemory<byte> content)
    {
        List<ReadOnlyMemory<byte>> lines = [];
        while (!content.IsEmpty)
        {
            var end = content.Span.IndexOf((byte)'\n');
            var line = end < 0 ? content : content[..end];
            content = end < 0 ? default : content[(end + 1)..];
            if (line.Span.Trim(" \t\r"u8).IsEmpty)
            {
                continue;
            }

            if (lines.Count == 0 && !IsWhole(line))
            {
                return [];
            }

            lines.Add(line);
        }

        return lines;
    }

    private static bool IsWhole(ReadOnlyMemory<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json.Span, new JsonReaderOptions { MaxDepth = 512 });
            return reader.Read() && reader.TrySkip() && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string? TypeOf(ReadOnlyMemory<byte> json)
    {
        try
        {
            return ImportedId.TypeOf(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
