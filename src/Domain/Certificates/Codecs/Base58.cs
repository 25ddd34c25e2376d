using System.Numerics;

namespace HealthAssess.Certificates.Codecs;

/// <summary>Base58 with the letters of Bitcoin, in which proofs of DID documents are written.</summary>
/// <remarks>W3C Controlled Identifiers 1.0, 2.4 "Multibase": leading zero bytes become leading ones.</remarks>
internal static class Base58
{
    private const string Letters = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    // A signature of 64 bytes takes 88 letters; what is much longer is none, and would cost the square of its length.
    private const int Longest = 200;

    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var zeros = bytes.Length - bytes.TrimStart((byte)0).Length;
        Stack<char> letters = [];
        for (var rest = new BigInteger(bytes, isUnsigned: true, isBigEndian: true); rest > 0; rest /= 58)
        {
            letters.Push(Letters[(int)(rest % 58)]);
        }

        return new string('1', zeros) + string.Concat(letters);
    }

    public static byte[]? Decode(string text)
    {
        if (text.Length > Longest || text.Any(letter => !Letters.Contains(letter, StringComparison.Ordinal)))
        {
            return null;
        }

        var zeros = text.Length - text.TrimStart('1').Length;
        var number = text.Aggregate(BigInteger.Zero, (sum, letter) => (sum * 58) + Letters.IndexOf(letter, StringComparison.Ordinal));
        return [.. new byte[zeros], .. number.IsZero ? [] : number.ToByteArray(isUnsigned: true, isBigEndian: true)];
    }
}
