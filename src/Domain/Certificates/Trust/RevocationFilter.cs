using System.Buffers.Binary;
using HealthAssess.Certificates.Keys;

namespace HealthAssess.Certificates.Trust;

/// <summary>
/// A published list of revocations: sorted marks, each written as its distance from the one before, signed. A million take about three
/// megabytes. A hit is a reason to ask the issuer, never a proof: one good credential in a million has the mark of a revoked one.
/// </summary>
/// <remarks>
/// <c>HAR1</c>, key id (8 bytes), seconds since 1970 (8, big-endian), count (4), distances (seven bits a byte, the low ones first, the high bit
/// says that more follow), signature (64 bytes, ES256 over everything before it).
/// </remarks>
public sealed class RevocationFilter
{
    /// <summary>Length of the signature at its end.</summary>
    public const int SignatureLength = 64;

    private const int KeyIdLength = 8;
    private const int HeadLength = 4 + KeyIdLength + 8 + 4;

    private readonly long[] marks;

    private RevocationFilter(long[] marks, DateTimeOffset asOf) => (this.marks, AsOf) = (marks, asOf);

    /// <summary>When the list was true.</summary>
    public DateTimeOffset AsOf { get; }

    /// <summary>How many marks it holds.</summary>
    public int Count => marks.Length;

    private static ReadOnlySpan<byte> Magic => "HAR1"u8;

    /// <summary>True when a credential of this revocation id may be revoked.</summary>
    public bool MayHold(string id) => MayHold(RevocationMark.Of(id));

    /// <summary>True when the mark is on the list.</summary>
    public bool MayHold(long mark) => Array.BinarySearch(marks, mark) >= 0;

    /// <summary>Writes a list and signs it.</summary>
    public static byte[] Write(IEnumerable<long> marks, DateTimeOffset asOf, SigningKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        long[] sorted = [.. marks];
        Array.Sort(sorted);
        var distinct = Distinct(sorted);
        using var output = new MemoryStream(HeadLength + (distinct.Length * 4) + SignatureLength);
        Head(output, distinct.Length, asOf, key);
        long previous = 0;
        foreach (var mark in distinct)
        {
            Distance(output, mark - previous);
            previous = mark;
        }

        output.Write(key.Sign(output.GetBuffer().AsSpan(0, (int)output.Length)));
        return output.ToArray();
    }

    /// <summary>Reads a list whose signature is that of the key it names, or says why not.</summary>
    /// <param name="bytes">The list.</param>
    /// <param name="keys">The trusted keys.</param>
    /// <param name="failure">Why not.</param>
    public static RevocationFilter? Read(ReadOnlySpan<byte> bytes, TrustList keys, out string? failure)
    {
        ArgumentNullException.ThrowIfNull(keys);
        failure = "not a list of revocations";
        if (bytes.Length < HeadLength + SignatureLength || !bytes.StartsWith(Magic))
        {
            return null;
        }

        var (signed, signature) = (bytes[..^SignatureLength].ToArray(), bytes[^SignatureLength..].ToArray());
        if (!keys.Signers(signed.AsMemory(Magic.Length, KeyIdLength)).Any(entry => entry.Key!.Verify(Cose.CoseAlgorithm.ES256, signed, signature)))
        {
            failure = "not signed by a trusted key";
            return null;
        }

        var asOf = DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadInt64BigEndian(signed.AsSpan(Magic.Length + KeyIdLength)));
        var marks = Marks(signed.AsSpan(HeadLength), BinaryPrimitives.ReadInt32BigEndian(signed.AsSpan(HeadLength - 4)));
        failure = marks is null ? "a list that is cut off" : null;
        return marks is null ? null : new RevocationFilter(marks, asOf);
    }

    private static long[] Distinct(long[] sorted) => [.. sorted.Where((mark, index) => index == 0 || sorted[index - 1] != mark)];

    private static void Head(MemoryStream output, int count, DateTimeOffset asOf, SigningKey key)
    {
        Span<byte> head = stackalloc byte[HeadLength];
        Magic.CopyTo(head);
        key.KeyId.Span.CopyTo(head[Magic.Length..]);
        BinaryPrimitives.WriteInt64BigEndian(head[(Magic.Length + KeyIdLength)..], asOf.ToUnixTimeSeconds());
        BinaryPrimitives.WriteInt32BigEndian(head[(HeadLength - 4)..], count);
        output.Write(head);
    }

    private static void Distance(MemoryStream output, long distance)
    {
        for (; distance >= 0x80; distance >>= 7)
        {
            output.WriteByte((byte)(distance | 0x80));
        }

        output.WriteByte((byte)distance);
    }

    private static long[]? Marks(ReadOnlySpan<byte> distances, int count)
    {
        // Each takes a byte at least, so a count beyond the bytes is a lie.
        if (count < 0 || count > distances.Length)
        {
            return null;
        }

        var marks = new long[count];
        var (at, mark) = (0, 0L);
        for (var i = 0; i < count; i++)
        {
            var (distance, shift) = (0L, 0);
            byte part;
            do
            {
                if (at == distances.Length || shift > 42)
                {
                    return null;
                }

                part = distances[at++];
                distance |= (long)(part & 0x7F) << shift;
                shift += 7;
            }
            while (part >= 0x80);
            marks[i] = mark += distance;
        }

        return at == distances.Length ? marks : null;
    }
}
