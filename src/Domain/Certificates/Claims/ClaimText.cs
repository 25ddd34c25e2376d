using System.Text;
using HealthAssess.Certificates.Cbor;

namespace HealthAssess.Certificates.Claims;

/// <summary>Texts inside claims, in their composed form, so that every reader shows and compares the same letters.</summary>
internal static class ClaimText
{
    /// <summary>The text as it is signed, or null where there is none.</summary>
    public static CborValue? Of(string? text) => text is null ? null : CborValue.Of(Composed(text));

    /// <summary>The text, cut where it is longer than its field; never within a letter of two units.</summary>
    public static string Cut(string text, int length)
    {
        var composed = Composed(text);
        return composed.Length <= length ? composed : composed[..(char.IsHighSurrogate(composed[length - 1]) ? length - 1 : length)];
    }

    // .NET refuses to compose U+FFFE, which JSON may hold.
    private static string Composed(string text) => text.Replace('\uFFFE', '\uFFFD').Normalize(NormalizationForm.FormC);

    /// <summary>A finding for each of these keys under which no text stands.</summary>
    public static IEnumerable<string> Missing(CborValue map, IEnumerable<string> keys) => keys.Where(key => Absent(map[key])).Select(key => key + " is missing");

    public static bool Absent(CborValue? value) => string.IsNullOrWhiteSpace(value?.Text);
}
