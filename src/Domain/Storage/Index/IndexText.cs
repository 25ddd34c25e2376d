namespace HealthAssess.Storage.Index;

/// <summary>Texts as the index keeps them; a question is cut alike, so that long values are found.</summary>
internal static class IndexText
{
    private const int Longest = 200;

    // PostgreSQL's text holds no NUL, and a b-tree no endless value.
    public static string Fit(string text)
    {
        var clean = text.Contains('\0', StringComparison.Ordinal) ? text.Replace("\0", "", StringComparison.Ordinal) : text;
        return clean.Length <= Longest ? clean : clean[..(char.IsHighSurrogate(clean[Longest - 1]) ? Longest - 1 : Longest)];
    }
}
