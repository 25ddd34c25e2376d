using System.Globalization;

namespace HealthAssess.Certificates.Shc;

/// <summary>The digits of a SMART Health Card's QR code: two for each character, which is its ASCII code less 45.</summary>
/// <remarks>SMART Health Cards, "Encoding chunks as QR codes". A card in several codes names <c>part/parts/</c>, which may come in any order.</remarks>
public static class NumericMode
{
    /// <summary>How such a text begins.</summary>
    public const string Prefix = "shc:/";

    private const int Offset = 45;
    private const int MostParts = 99;

    // The specification allows 1,195; a writer of codes that needs a version more for the last fifteen would make them harder to scan.
    private const int MaxWhole = 1180;
    private const int MaxPart = 1191;

    /// <summary>The token, or null with the reason.</summary>
    public static string? Decode(IReadOnlyList<string> parts, out string? failure)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var chunks = parts.Select(Chunk.Of).ToList();
        failure = chunks.Contains(null) ? "not-numeric" : Objection(chunks!);
        return failure is null ? string.Concat(chunks.OrderBy(chunk => chunk!.Part).Select(chunk => chunk!.Text)) : null;
    }

    /// <summary>The digits of a token for one QR code.</summary>
    public static string Encode(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return Prefix + Digits(token);
    }

    /// <summary>The texts for as many QR codes as a token needs: one while it fits, else parts of about the same length.</summary>
    /// <remarks>SMART Health Cards, "Encoding chunks as QR codes": a part holds at most 1,191 characters of the token.</remarks>
    public static IReadOnlyList<string> Split(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        if (token.Length <= MaxWhole)
        {
            return [Encode(token)];
        }

        var parts = (token.Length + MaxPart - 1) / MaxPart;
        var length = (token.Length + parts - 1) / parts;
        return [.. Enumerable.Range(0, parts).Select(part =>
            string.Create(CultureInfo.InvariantCulture, $"{Prefix}{part + 1}/{parts}/") + Digits(token.Substring(part * length, Math.Min(length, token.Length - (part * length)))))];
    }

    private static string? Objection(List<Chunk> chunks) =>
        chunks.Count == 0 || chunks.Exists(chunk => chunk.Parts != chunks[0].Parts) ? "parts-of-different-cards"
        : chunks.Select(chunk => chunk.Part).Distinct().Count() < chunks[0].Parts ? "parts-missing"
        : chunks.Count > chunks[0].Parts ? "parts-of-different-cards"
        : null;

    private static string Digits(string token) => string.Concat(token.Select(c => (c - Offset).ToString("D2", CultureInfo.InvariantCulture)));

    private sealed record Chunk(int Part, int Parts, string Text)
    {
        public static Chunk? Of(string text)
        {
            if (!text.StartsWith(Prefix, StringComparison.Ordinal))
            {
                return null;
            }

            var fields = text[Prefix.Length..].Split('/');
            return fields switch
            {
                [var digits] => Of(1, 1, digits),
                [var part, var parts, var digits] when Number(part) is { } at && Number(parts) is { } of && at <= of => Of(at, of, digits),
                _ => null,
            };
        }

        private static Chunk? Of(int part, int parts, string digits)
        {
            if (digits.Length == 0 || digits.Length % 2 == 1 || !digits.All(char.IsAsciiDigit))
            {
                return null;
            }

            var characters = new char[digits.Length / 2];
            for (var i = 0; i < characters.Length; i++)
            {
                characters[i] = (char)(((digits[2 * i] - '0') * 10) + digits[(2 * i) + 1] - '0' + Offset);
            }

            return new Chunk(part, parts, new string(characters));
        }

        private static int? Number(string text) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= MostParts ? number : null;
    }
}
