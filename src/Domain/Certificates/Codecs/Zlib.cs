using System.Buffers.Binary;
using System.IO.Compression;

namespace HealthAssess.Certificates.Codecs;

/// <summary>The zlib wrapping of HCERT credentials.</summary>
/// <remarks>RFC 1950.</remarks>
public static class Zlib
{
    /// <summary>The most bytes a credential may unpack to: 64 KiB.</summary>
    public const int Cap = 64 * 1024;

    private const int HeaderLength = 2;
    private const int ChecksumLength = 4;

    /// <summary>Unpacks one whole stream: header, data, checksum, end.</summary>
    public static InflateResult TryInflate(ReadOnlySpan<byte> input, out byte[] output)
    {
        output = [];
        if (input.Length < HeaderLength || !IsHeader(input[0], input[1]))
        {
            return InflateResult.NotZlib;
        }

        var result = Deflate.TryInflate(input[HeaderLength..], Cap, ChecksumLength, out var inflated);
        if (result != InflateResult.Ok)
        {
            return result;
        }

        if (BinaryPrimitives.ReadUInt32BigEndian(input[^ChecksumLength..]) != Adler32(inflated))
        {
            return InflateResult.Broken;
        }

        output = inflated;
        return InflateResult.Ok;
    }

    /// <summary>Packs a credential.</summary>
    public static byte[] Compress(ReadOnlySpan<byte> input)
    {
        if (input.Length > FixedDeflate.MaxInput)
        {
            return CompressLarge(input);
        }

        byte[] result = [BestHeader[0], BestHeader[1], .. FixedDeflate.Pack(input), 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt32BigEndian(result.AsSpan(^ChecksumLength..), Adler32(input));
        return result;
    }

    // Method 8, window of 32 KiB, packed as well as possible.
    private static ReadOnlySpan<byte> BestHeader => [0x78, 0xDA];

    private static byte[] CompressLarge(ReadOnlySpan<byte> input)
    {
        using var result = new MemoryStream(input.Length);
        using (var stream = new ZLibStream(result, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            stream.Write(input);
        }

        return result.ToArray();
    }

    // Method 8, window of at most 32 KiB, no preset dictionary, and the header's own check.
    private static bool IsHeader(byte method, byte flags) =>
        (method & 0x0F) == 8 && method >> 4 <= 7 && (flags & 0x20) == 0 && ((method << 8) | flags) % 31 == 0;

    private static uint Adler32(ReadOnlySpan<byte> bytes)
    {
        uint a = 1, b = 0;
        while (bytes.Length > 0)
        {
            // 5552 bytes are the most that cannot overflow 32 bits before the remainder is taken (RFC 1950, 9).
            var chunk = bytes[..Math.Min(bytes.Length, 5552)];
            foreach (var value in chunk)
            {
                a += value;
                b += a;
            }

            (a, b) = (a % 65521, b % 65521);
            bytes = bytes[chunk.Length..];
        }

        return (b << 16) | a;
    }
}
