using System.Security.Cryptography;

namespace HealthAssess.Domain.Certificates;

/// <summary>The code that goes with a card's link: told or written down, so without letters and digits that look alike.</summary>
public static class CardCode
{
    /// <summary>How many characters: 31^8, about 40 bits, behind a link of 128.</summary>
    public const int Length = 8;

    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    /// <summary>A new code.</summary>
    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>The code as typed, without blanks and hyphens and in capitals; null when it cannot be one.</summary>
    public static string? Read(string? typed)
    {
        var code = string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c) && c != '-')).ToUpperInvariant();
        return code.Length == Length && code.All(c => Alphabet.Contains(c, StringComparison.Ordinal)) ? code : null;
    }

    /// <summary>The code as shown: <c>ABCD-2345</c>.</summary>
    public static string Show(string code) => code.Insert(Length / 2, "-");
}
