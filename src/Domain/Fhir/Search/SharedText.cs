using System.Text;

namespace HealthAssess.Fhir.Search;

/// <summary>
/// Texts that come again and again (systems, codes, displays) as one string each, so that extraction does not make them
/// anew. For terminology only: what could name a person is never kept.
/// </summary>
internal static class SharedText
{
    private const int Slots = 4096;
    private const int Longest = 100;
    private static readonly string?[] Known = new string?[Slots];

    /// <summary>The text of an element, or null.</summary>
    public static string? Of(Element element)
    {
        return element.Kind == NodeKind.String ? Of(element.Utf8) : element.Text;
    }

    /// <summary>The text of some bytes.</summary>
    public static string Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > Longest)
        {
            return Encoding.UTF8.GetString(bytes);
        }

        ref var slot = ref Known[Hash(bytes) & (Slots - 1)];
        return slot is { } known && Ascii.Equals(bytes, known) ? known : slot = Encoding.UTF8.GetString(bytes);
    }

    private static int Hash(ReadOnlySpan<byte> bytes)
    {
        var hash = 2166136261u;
        foreach (var letter in bytes)
        {
            hash = (hash ^ letter) * 16777619;
        }

        return (int)(hash ^ (hash >> 15));
    }
}
