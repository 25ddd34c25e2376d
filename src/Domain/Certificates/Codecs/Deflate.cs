namespace HealthAssess.Certificates.Codecs;

/// <summary>Unpacks deflate data to a cap, to its very end and not a bit further.</summary>
/// <remarks>
/// RFC 1951. The runtime's stream neither says where a stream ended nor minds set bits in the last byte, so a changed
/// credential could pass for the original; hence this one, which also needs no native window per call.
/// </remarks>
public static class Deflate
{
    private static readonly HuffmanCode FixedLiterals = HuffmanCode.Build(FixedLengths())!;

    private static readonly HuffmanCode FixedDistances = HuffmanCode.Build(Enumerable.Repeat((byte)5, 32).ToArray())!;

    private static ReadOnlySpan<byte> LengthOrder => [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    /// <summary>Unpacks a raw deflate stream.</summary>
    /// <param name="input">The whole stream and nothing else.</param>
    /// <param name="cap">The most bytes that may come out.</param>
    /// <param name="output">What came out; empty unless the result is <see cref="InflateResult.Ok"/>.</param>
    public static InflateResult TryInflate(ReadOnlySpan<byte> input, int cap, out byte[] output) => TryInflate(input, cap, trailer: 0, out output);

    /// <summary>Unpacks a raw deflate stream that is followed by exactly <paramref name="trailer"/> bytes, or by any when it is null.</summary>
    internal static InflateResult TryInflate(ReadOnlySpan<byte> input, int cap, int? trailer, out byte[] output)
    {
        output = [];
        var bits = new BitReader(input);
        var sink = new ByteSink(cap, Math.Min(cap, (input.Length * 3) + 64));
        bool final;
        do
        {
            final = bits.Bits(1) == 1;
            var result = bits.Bits(2) switch
            {
                0 => Stored(ref bits, ref sink),
                1 => Compressed(ref bits, ref sink, FixedLiterals, FixedDistances),
                2 => Dynamic(ref bits, ref sink),
                _ => InflateResult.Broken,
            };
            if (bits.Exhausted || result != InflateResult.Ok)
            {
                return bits.Exhausted ? InflateResult.Truncated : result;
            }
        }
        while (!final);

        if ((!bits.AlignToByte() && trailer is not null) || bits.BytesLeft > trailer)
        {
            return InflateResult.Tail;
        }

        output = sink.ToArray();
        return bits.BytesLeft < trailer ? InflateResult.Truncated : InflateResult.Ok;
    }

    private static InflateResult Stored(ref BitReader bits, ref ByteSink sink)
    {
        if (!bits.AlignToByte())
        {
            return InflateResult.Broken;
        }

        var (length, complement) = (bits.Bits(16), bits.Bits(16));
        if (length != (~complement & 0xFFFF))
        {
            return InflateResult.Broken;
        }

        for (var i = 0; i < length && !bits.Exhausted; i++)
        {
            if (!sink.Add((byte)bits.Bits(8)))
            {
                return InflateResult.TooLarge;
            }
        }

        return InflateResult.Ok;
    }

    private static InflateResult Compressed(ref BitReader bits, ref ByteSink sink, HuffmanCode literals, HuffmanCode distances)
    {
        while (!bits.Exhausted)
        {
            var symbol = literals.Read(ref bits);
            if (symbol == 256)
            {
                return InflateResult.Ok;
            }

            if (symbol is < 0 or > 285)
            {
                return InflateResult.Broken;
            }

            if (symbol < 256)
            {
                if (!sink.Add((byte)symbol))
                {
                    return InflateResult.TooLarge;
                }

                continue;
            }

            if (Copy(ref bits, ref sink, symbol - 257, distances) is var result and not InflateResult.Ok)
            {
                return result;
            }
        }

        return InflateResult.Truncated;
    }

    private static InflateResult Copy(ref BitReader bits, ref ByteSink sink, int lengthSymbol, HuffmanCode distances)
    {
        var length = DeflateTables.LengthBase[lengthSymbol] + bits.Bits(DeflateTables.LengthExtra[lengthSymbol]);
        var symbol = distances.Read(ref bits);
        if (symbol is < 0 or > 29)
        {
            return InflateResult.Broken;
        }

        var distance = DeflateTables.DistanceBase[symbol] + bits.Bits(DeflateTables.DistanceExtra[symbol]);
        return distance > sink.Length ? InflateResult.Broken : sink.Repeat(distance, length) ? InflateResult.Ok : InflateResult.TooLarge;
    }

    private static InflateResult Dynamic(ref BitReader bits, ref ByteSink sink)
    {
        var (literals, distances, codes) = (bits.Bits(5) + 257, bits.Bits(5) + 1, bits.Bits(4) + 4);
        if (literals > 286 || distances > 30)
        {
            return InflateResult.Broken;
        }

        Span<byte> codeLengths = stackalloc byte[19];
        for (var i = 0; i < codes; i++)
        {
            codeLengths[LengthOrder[i]] = (byte)bits.Bits(3);
        }

        Span<byte> lengths = stackalloc byte[320];
        return HuffmanCode.Build(codeLengths) is { } code && ReadLengths(ref bits, code, lengths[..(literals + distances)])
            && lengths[256] != 0
            && HuffmanCode.Build(lengths[..literals]) is { } literalCode
            && HuffmanCode.Build(lengths.Slice(literals, distances)) is { } distanceCode
            ? Compressed(ref bits, ref sink, literalCode, distanceCode)
            : InflateResult.Broken;
    }

    // RFC 1951, 3.2.7: 16 repeats the previous length, 17 and 18 repeat zero.
    private static bool ReadLengths(scoped ref BitReader bits, HuffmanCode code, scoped Span<byte> lengths)
    {
        for (var i = 0; i < lengths.Length;)
        {
            var symbol = code.Read(ref bits);
            if (symbol is >= 0 and < 16)
            {
                lengths[i++] = (byte)symbol;
                continue;
            }

            var (previous, count) = symbol switch
            {
                16 => (i > 0 ? lengths[i - 1] : -1, bits.Bits(2) + 3),
                17 => (0, bits.Bits(3) + 3),
                18 => (0, bits.Bits(7) + 11),
                _ => (-1, 0),
            };
            if (previous < 0 || i + count > lengths.Length)
            {
                return false;
            }

            lengths.Slice(i, count).Fill((byte)previous);
            i += count;
        }

        return true;
    }

    private static byte[] FixedLengths()
    {
        var lengths = new byte[288];
        for (var i = 0; i < 288; i++)
        {
            lengths[i] = i switch { < 144 => 8, < 256 => 9, < 280 => 7, _ => 8 };
        }

        return lengths;
    }
}
