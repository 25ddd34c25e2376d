using System.Globalization;
using System.Text;

namespace HealthAssess.Certificates.TravelDocuments;

/// <summary>Names in the letters of a machine-readable zone: A to Z and the filler.</summary>
/// <remarks>ICAO Doc 9303-3, 4.6 (punctuation) and section 6 (letters).</remarks>
public static class Transliteration
{
    private const char Shadda = '\u0651';
    private const char TehMarbuta = '\u0629';

    /// <summary>The name with a filler between its words: <c>Gößinger</c> → <c>GOESSINGER</c>.</summary>
    /// <param name="name">The name as the person writes it.</param>
    /// <param name="state">Code of the issuing state, where it writes some letters its own way (BGR, BLR, MKD, SRB, UKR).</param>
    /// <returns>Letters without a Latin form in Doc 9303 (Han, Ge'ez …) are left out, so the result may be empty.</returns>
    public static string ToMrz(string name, string? state = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        var upper = name.Replace('\uFFFE', '\uFFFD').Normalize(NormalizationForm.FormC).ToUpperInvariant();
        var result = new StringBuilder(upper.Length + 8);
        var previous = "";
        for (var i = 0; i < upper.Length; i++)
        {
            previous = upper[i] == Shadda ? previous : Letter(upper, i, state);
            Append(result, previous);
        }

        return result.ToString().Trim('<');
    }

    private static void Append(StringBuilder result, string letters)
    {
        // Blank and hyphen become one filler, never two: two separate surname and given names.
        if (letters is not "<" || (result.Length > 0 && result[^1] != '<'))
        {
            result.Append(letters);
        }
    }

    private static string Letter(string text, int at, string? state)
    {
        var c = text[at];
        return c switch
        {
            >= 'A' and <= 'Z' => c.ToString(),
            ' ' or '-' or '\u2010' or '\u2011' or '<' or '\u00A0' or ',' => "<",
            TehMarbuta when at + 1 == text.Length || text[at + 1] is ' ' or '-' => "XAH",
            _ when state is not null && TransliterationTables.ByState.TryGetValue(state, out var own) && own.TryGetValue(c, out var letters) => letters,
            _ => TransliterationTables.Letters.TryGetValue(c, out var letters) ? letters : Unaccented(c),
        };
    }

    // Letters outside the tables (Vietnamese, Turkish circumflexes …): their base letter, if it is one of ours.
    private static string Unaccented(char c)
    {
        if (char.IsSurrogate(c))
        {
            return "";
        }

        var parts = c.ToString().Normalize(NormalizationForm.FormD);
        return parts.Length > 1 && CharUnicodeInfo.GetUnicodeCategory(parts[1]) == UnicodeCategory.NonSpacingMark && parts[0] != c
            ? Letter(parts[..1], 0, null)
            : "";
    }
}
