using System.Buffers;
using System.Globalization;
using System.Text;

namespace HealthAssess.Fhir.Search;

/// <summary>Text as string search compares it: without case, diacritics, punctuation, and runs of spaces.</summary>
/// <remarks>FHIR R4, search.html#string. What stands inside a word falls away (O'Brien), what stands between two parts them (Smith-Jones).</remarks>
public static class Folding
{
    private static readonly SearchValues<char> Plain = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789");

    /// <summary>Folds a text; queries and stored values are folded alike.</summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = Ascii.IsValid(text) ? FoldAscii(text) : FoldUnicode(text);
        return folded.Length > 0 ? folded : text.Trim();
    }

    private static string FoldAscii(string text)
    {
        var lower = text.ToLowerInvariant();
        return lower.AsSpan().ContainsAnyExcept(Plain) ? Spaced(Unpunctuated(lower)) : lower;
    }

    private static string Unpunctuated(string text)
    {
        var words = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            Append(words, letter);
        }

        return words.ToString();
    }

    private static string Spaced(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // Letters with a stroke and ligatures do not decompose; they are named here.
    private static string FoldUnicode(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in Normal.Of(text, NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format))
            {
                Append(folded, char.ToLowerInvariant(letter));
            }
        }

        return Spaced(Normal.Of(folded.ToString(), NormalizationForm.FormC));
    }

    private static void Append(StringBuilder folded, char letter) => _ = letter switch
    {
        '\'' or '.' or '"' or '`' or '\u00B4' or '\u02B9' or '\u02BB' or '\u02BC' or '\u2018' or '\u2019' => folded,
        'ς' => folded.Append('σ'),
        _ when char.IsPunctuation(letter) => folded.Append(' '),
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
}
