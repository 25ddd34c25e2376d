using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace HealthAssess.Web.SignIn;

/// <summary>The number that an authenticator shows in a time step of thirty seconds.</summary>
/// <remarks>RFC 6238 over RFC 4226 with SHA-1 and six digits, which is what every authenticator app does; the secret in the Base32 of RFC 4648.</remarks>
internal static class TimeBasedNumber
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static long StepOf(DateTimeOffset instant) => instant.ToUnixTimeSeconds() / 30;

    public static string Of(string secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // Authenticator apps count with SHA-1; its collisions are of no use here.
        var hash = HMACSHA1.HashData(Bytes(secret), counter);
#pragma warning restore CA5350
        var at = hash[^1] & 0xF;
        return ((BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(at, 4)) & 0x7FFFFFFF) % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Bytes(string secret)
    {
        var letters = secret.TrimEnd('=');
        var bytes = new byte[letters.Length * 5 / 8];
        var (bits, held, filled) = (0, 0, 0);
        foreach (var letter in letters)
        {
            (bits, held) = (((bits << 5) | Base32.IndexOf(char.ToUpperInvariant(letter), StringComparison.Ordinal)) & 0xFFF, held + 5);
            if (held >= 8)
            {
                held -= 8;
                bytes[filled++] = (byte)(bits >> held);
            }
        }

        return bytes;
    }
}
