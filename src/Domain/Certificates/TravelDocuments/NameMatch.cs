namespace HealthAssess.Certificates.TravelDocuments;

/// <summary>Compares the name on a certificate with the name of a travel document.</summary>
/// <remarks>
/// Documents order, cut and transliterate names each in their own way, so words are compared as a set, in the letters of
/// ICAO Doc 9303-3 with its alternatives folded together. A name alone never refuses anybody: the answer is for a person to act on.
/// </remarks>
public static class NameMatch
{
    /// <summary>How well the names agree.</summary>
    /// <param name="one">A name in any script Doc 9303 transliterates.</param>
    /// <param name="other">Another.</param>
    public static NameAgreement Compare(string? one, string? other)
    {
        var (left, right) = (Words(one), Words(other));
        if (left.Count == 0 || right.Count == 0)
        {
            return NameAgreement.CannotTell;
        }

        var (shorter, longer) = left.Count <= right.Count ? (left, right) : (right, left);
        if (left.Count == right.Count && Contains(longer, shorter, Equal))
        {
            return NameAgreement.Same;
        }

        return string.Concat(left) == string.Concat(right) ? NameAgreement.Same
            : Contains(longer, shorter, EqualOrCut) ? NameAgreement.Partial
            : NameAgreement.Different;
    }

    private static List<string> Words(string? name) =>
        [.. Transliteration.ToMrz(name ?? "").Split('<', StringSplitOptions.RemoveEmptyEntries).Select(Fold)];

    // Alternatives that Doc 9303-3 table A leaves to the issuer: Ä is AE or A, Ö is OE or O, Ü is UE, UXX or U, Å is AA, Ñ is N or NXX.
    private static string Fold(string word) => word
        .Replace("NXX", "N", StringComparison.Ordinal).Replace("UXX", "U", StringComparison.Ordinal)
        .Replace("AE", "A", StringComparison.Ordinal).Replace("OE", "O", StringComparison.Ordinal)
        .Replace("UE", "U", StringComparison.Ordinal).Replace("AA", "A", StringComparison.Ordinal);

    // Each word is used once, so that a name said twice is not matched by the same word.
    private static bool Contains(List<string> words, List<string> sought, Func<string, string, bool> same)
    {
        List<string> left = [.. words];
        return sought.TrueForAll(word => left.FindIndex(candidate => same(candidate, word)) is var at and >= 0 && TakeAt(left, at));
    }

    private static bool TakeAt(List<string> words, int at)
    {
        words.RemoveAt(at);
        return true;
    }

    private static bool Equal(string one, string other) => one == other;

    private static bool EqualOrCut(string one, string other) =>
        one.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(one, StringComparison.Ordinal);
}
