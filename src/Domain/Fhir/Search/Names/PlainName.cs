using System.Globalization;
using System.Text;

namespace HealthAssess.Fhir.Search.Names;

/// <summary>A name in plain lower-case Latin letters, word by word, whatever script it was written in.</summary>
public static class PlainName
{
    /// <summary>The words of a name. A word in a script without an alphabet known here (Chinese, Korean) stays as it is.</summary>
    public static IReadOnlyList<string> Words(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return [];
        }

        var words = name.Split([' ', '-', '\'', '’', '<', ',', '.', '\u00A0'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return [.. words.Select(Word).Where(word => word.Length > 0)];
    }

    private static string Word(string word)
    {
        var folded = Normal.Of(word.ToLowerInvariant(), NormalizationForm.FormD);
        var latin = new StringBuilder(folded.Length);
        foreach (var letter in folded)
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            latin.Append(LatinLetters.Of(letter) ?? (char.IsLetter(letter) && letter > '\u1400' ? letter.ToString() : ""));
        }

        return latin.ToString();
    }
}
