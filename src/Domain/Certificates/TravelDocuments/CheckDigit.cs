namespace HealthAssess.Certificates.TravelDocuments;

/// <summary>The check digit of machine-readable zones: weights 7, 3, 1, modulo 10.</summary>
/// <remarks>ICAO Doc 9303-3, 4.9. Digits count as themselves, A to Z as 10 to 35, the filler as 0.</remarks>
internal static class CheckDigit
{
    private static ReadOnlySpan<int> Weights => [7, 3, 1];

    public static char Of(ReadOnlySpan<char> text)
    {
        var sum = 0;
        for (var i = 0; i < text.Length; i++)
        {
            sum += Value(text[i]) * Weights[i % 3];
        }

        return (char)('0' + (sum % 10));
    }

    public static bool Matches(ReadOnlySpan<char> text, char digit) => char.IsAsciiDigit(digit) && Of(text) == digit;

    private static int Value(char c) => char.IsAsciiDigit(c) ? c - '0' : char.IsAsciiLetterUpper(c) ? c - 'A' + 10 : 0;
}
