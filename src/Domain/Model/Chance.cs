using System.Security.Cryptography;

namespace HealthAssess.Domain;

/// <summary>Random bytes for ids and nonces, fetched from the system's generator for many at once: asking takes longer than filling.</summary>
/// <remarks>Not for keys, whose bytes should not wait in memory.</remarks>
public static class Chance
{
    private const int Fetched = 1024;

    [ThreadStatic]
    private static byte[]? bytes;

    [ThreadStatic]
    private static int unused;

    /// <summary>Fills up to 1,024 bytes; no byte is given twice.</summary>
    public static void Fill(Span<byte> target)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(target.Length, Fetched);
        bytes ??= new byte[Fetched];
        if (unused < target.Length)
        {
            RandomNumberGenerator.Fill(bytes);
            unused = Fetched;
        }

        unused -= target.Length;
        bytes.AsSpan(unused, target.Length).CopyTo(target);
    }
}
