using System.Diagnostics.CodeAnalysis;

namespace HealthAssess.Certificates.Codecs;

/// <summary>Base45, the letters of a QR code's alphanumeric mode.</summary>
/// <remarks>
/// RFC 9285. The alphabet holds a space, so nothing is trimmed. Every text has at most one value and every value one text:
/// a triple over 65535, a pair over 255 or a single left-over character is refused.
/// </remarks>
public static class Base45
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

    private static readonly sbyte[] Values = Inverse();

    /// <summary>Decodes strictly; false when the text is not Base45.</summary>
    public static bool TryDecode(ReadOnlySpan<char> text, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = null;
        if (text.Length % 3 == 1)
        {
            return false;
        }

        var result = new byte[(text.Length / 3 * 2) + (text.Length % 3 == 2 ? 1 : 0)];
        var at = 0;
        for (var i = 0; i < text.Length; i += 3)
        {
            var last = text.Length - i == 2;
            var value = Value(text[i]) + (45 * Value(text[i + 1])) + (last ? 0 : 2025 * Value(text[i + 2]));
            if (value < 0 || value > (last ? byte.MaxValue : ushort.MaxValue))
            {
                return false;
            }

            if (!last)
            {
                result[at++] = (byte)(value >> 8);
            }

            result[at++] = (byte)value;
        }

        bytes = result;
        return true;
    }

    /// <summary>Encodes.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var result = new char[(bytes.Length / 2 * 3) + (bytes.Length % 2 * 2)];
        var at = 0;
        for (var i = 0; i < bytes.Length; i += 2)
        {
            var last = i + 1 == bytes.Length;
            var value = last ? bytes[i] : (bytes[i] << 8) | bytes[i + 1];
            result[at++] = Alphabet[value % 45];
            result[at++] = Alphabet[value / 45 % 45];
            if (!last)
            {
                result[at++] = Alphabet[value / 2025];
            }
        }

        return new string(result);
    }

    // Far below zero for a foreign character, so that no sum with it can look like a value.
    private static int Value(char c) => c < 128 && Values[c] is var value and >= 0 ? value : -1_000_000;

    private static sbyte[] Inverse()
    {
        var values = new sbyte[128];
        Array.Fill(values, (sbyte)-1);
        for (var i = 0; i < Alphabet.Length; i++)
        {
            values[Alphabet[i]] = (sbyte)i;
        }

        return values;
    }
}
