using System.Security.Cryptography;
using System.Text;

namespace HealthAssess.Storage.Index;

/// <summary>
/// Texts as the index keeps them. A long one is its beginning and a digest of the whole, so that two are the same only when
/// all of them is: an identifier must not be taken for another that begins like it. A question is written alike.
/// </summary>
internal static class IndexText
{
    // PostgreSQL's text holds no NUL, and a b-tree no value beyond 2,704 bytes: three of UTF-8 a character, and the other columns.
    private const int Longest = 800;
    private const int Kept = 780;

    /// <summary>Compared as a whole.</summary>
    public static string Fit(string text)
    {
        var clean = Clean(text);
        return clean.Length <= Longest ? clean : Start(clean) + Digest(clean);
    }

    /// <summary>Compared as a beginning or as a part: what is longer than what is kept of a text goes by its own beginning.</summary>
    public static string Part(string text) => Clean(text) is { Length: > Kept } clean ? Start(clean) : Clean(text);

    private static string Clean(string text) => text.Contains('\0', StringComparison.Ordinal) ? text.Replace("\0", "", StringComparison.Ordinal) : text;

    private static string Start(string text) => text[..(char.IsHighSurrogate(text[Kept - 1]) ? Kept - 1 : Kept)];

    /// <summary>128 bits as letters for private use, which no question has: a part that is looked for is not found in it.</summary>
    private static string Digest(string text) =>
        string.Create(16, SHA256.HashData(Encoding.Unicode.GetBytes(text)), static (letters, hash) =>
        {
            for (var at = 0; at < letters.Length; at++)
            {
                letters[at] = (char)('\uE000' + hash[at]);
            }
        });
}
