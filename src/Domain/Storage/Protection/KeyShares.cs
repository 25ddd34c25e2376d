using System.Security.Cryptography;

namespace HealthAssess.Storage.Protection;

/// <summary>A key in two parts: both are needed, either alone says nothing (one-time pad). Written in groups that can be read out.</summary>
internal static class KeyShares
{
    private const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const int Length = 32;

    public static (byte[] First, byte[] Second) Split(byte[] key)
    {
        var first = RandomNumberGenerator.GetBytes(key.Length);
        return (first, Combine(first, key));
    }

    public static byte[] Combine(byte[] one, byte[] other) => [.. one.Zip(other, (a, b) => (byte)(a ^ b))];

    public static byte[] Hash(byte[] share) => SHA256.HashData(share);

    /// <summary>52 letters and digits that cannot be mixed up, in groups of four.</summary>
    public static string Write(byte[] share)
    {
        var bits = new System.Numerics.BigInteger(share, isUnsigned: true, isBigEndian: true);
        var letters = new char[52];
        for (var at = letters.Length - 1; at >= 0; at--)
        {
            (bits, var rest) = System.Numerics.BigInteger.DivRem(bits, 32);
            letters[at] = Alphabet[(int)rest];
        }

        return string.Join('-', letters.Chunk(4).Select(group => new string(group)));
    }

    /// <summary>The share as typed, or null for anything that is none.</summary>
    public static byte[]? Read(string text)
    {
        var bits = System.Numerics.BigInteger.Zero;
        var letters = text.ToUpperInvariant().Where(char.IsLetterOrDigit).ToArray();
        foreach (var letter in letters)
        {
            var value = Alphabet.IndexOf(letter, StringComparison.Ordinal);
            if (value < 0)
            {
                return null;
            }

            bits = (bits * 32) + value;
        }

        var bytes = bits.ToByteArray(isUnsigned: true, isBigEndian: true);
        return letters.Length != 52 || bytes.Length > Length ? null : [.. new byte[Length - bytes.Length], .. bytes];
    }
}
