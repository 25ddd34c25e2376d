using System.Globalization;
using System.Text;

namespace HealthAssess.Fhir.Search;

/// <summary>Text as string search compares it: without case, diacritics, and runs of spaces.</summary>
/// <remarks>FHIR R4, search.html#string.</remarks>
public static class Folding
{
    /// <summary>Folds a text; queries and stored values are folded alike.</summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Ascii.IsValid(text) ? FoldAscii(text) : FoldUnicode(text);
    }

    private static string FoldAscii(string text)
    {
        var trimmed = text.Trim().ToLowerInvariant();
        return trimmed.Contains("  ", StringComparison.Ordinal) || trimmed.AsSpan().ContainsAny('\t', '\r', '\n') ? Spaced(trimmed) : trimmed;
    }

    private static string Spaced(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // Letters with a stroke and ligatures do not decompose; they are named here.
    private static string FoldUnicode(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in Decomposed(text))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format))
            {
                Append(folded, char.ToLowerInvariant(letter));
            }
        }

        return Spaced(folded.ToString().Normalize(NormalizationForm.FormC));
    }

    private static void Append(StringBuilder folded, char letter) => _ = letter switch
    {
        'ß' => folded.Append("ss"),
        'æ' => folded.Append("ae"),
        'œ' => folded.Append("oe"),
        'ø' => folded.Append('o'),
        'đ' or 'ð' => folded.Append('d'),
        'ł' => folded.Append('l'),
        'þ' => folded.Append("th"),
        'ı' => folded.Append('i'),
        _ => folded.Append(letter),
    };

    private static string Decomposed(string text)
    {
        // Half a surrogate pair cannot be normalised.
        var whole = text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text;
        return whole.Normalize(NormalizationForm.FormKD);
    }
}
