using System.Buffers.Binary;
using System.Security.Cryptography;

namespace HealthAssess.Domain;

/// <summary>The one place ids come from.</summary>
public static class Ids
{
    /// <summary>Id of a resource or a row: UUID v7, so that index pages fill in order of time, and what waits is sent in the order in which it came.</summary>
    /// <param name="time">The clock; a v7 id tells when it was made.</param>
    public static Guid New(TimeProvider time) => New(time.GetUtcNow());

    /// <summary>The same, made at an instant: for rules, which have no clock.</summary>
    /// <remarks>RFC 9562, 6.2, method 3: the twelve bits after the milliseconds are the part of the millisecond, a quarter of a microsecond each.</remarks>
    public static Guid New(DateTimeOffset at)
    {
        var part = at.UtcTicks % TimeSpan.TicksPerMillisecond * 4096 / TimeSpan.TicksPerMillisecond;
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, (at.ToUnixTimeMilliseconds() << 16) | 0x7000 | part);
        Chance.Fill(bytes[8..]);
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>
    /// 128 random bits as 32 lower-case hexadecimal characters, for whatever leaves with a person
    /// (certificate id, card link, pseudonym): it must tell neither when nor how many.
    /// </summary>
    public static string Unguessable() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
