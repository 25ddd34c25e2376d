namespace HealthAssess.Certificates.Codecs;

/// <summary>Packs small inputs into one deflate block with the fixed codes.</summary>
/// <remarks>
/// RFC 1951, 3.2.6. At the size of a credential the fixed codes win anyway, and the runtime's packer clears a quarter of a megabyte for
/// each call, which costs more than the signature and throws the curve's tables out of the cache.
/// </remarks>
internal static class FixedDeflate
{
    /// <summary>The largest input it is made for.</summary>
    public const int MaxInput = 1024;

    private const int MinMatch = 3;
    private const int MaxMatch = 258;
    private const int Buckets = 512;
    private const int EndOfBlock = 256;

    public static byte[] Pack(ReadOnlySpan<byte> input)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(input.Length, MaxInput);
        Span<short> heads = stackalloc short[Buckets];
        Span<short> previous = stackalloc short[MaxInput];
        heads.Fill(-1);
        var bits = new BitWriter(input.Length + (input.Length / 8) + 16);
        bits.Write(0b011, 3); // last block, fixed codes
        for (var at = 0; at < input.Length;)
        {
            var (length, distance) = Longest(input, at, heads, previous);
            if (length >= MinMatch && at + 1 < input.Length && Longest(input, at + 1, heads, previous).Length > length)
            {
                length = 0; // the next place has a longer one
            }

            var step = length >= MinMatch ? length : 1;
            if (step == 1)
            {
                Literal(ref bits, input[at]);
            }
            else
            {
                Match(ref bits, length, distance);
            }

            for (var end = at + step; at < end; at++)
            {
                Remember(input, at, heads, previous);
            }
        }

        Literal(ref bits, EndOfBlock);
        return bits.ToArray();
    }

    private static (int Length, int Distance) Longest(ReadOnlySpan<byte> input, int at, Span<short> heads, Span<short> previous)
    {
        var (best, distance) = (0, 0);
        if (at + MinMatch > input.Length)
        {
            return (best, distance);
        }

        for (int candidate = heads[Bucket(input, at)]; candidate >= 0; candidate = previous[candidate])
        {
            var length = input[at..].CommonPrefixLength(input[candidate..]);
            if (length > best)
            {
                (best, distance) = (Math.Min(length, MaxMatch), at - candidate);
            }
        }

        return (best, distance);
    }

    private static void Remember(ReadOnlySpan<byte> input, int at, Span<short> heads, Span<short> previous)
    {
        if (at + MinMatch <= input.Length)
        {
            var bucket = Bucket(input, at);
            previous[at] = heads[bucket];
            heads[bucket] = (short)at;
        }
    }

    private static int Bucket(ReadOnlySpan<byte> input, int at) => ((input[at] * 31) ^ (input[at + 1] * 13) ^ (input[at + 2] * 7)) & (Buckets - 1);

    private static void Literal(ref BitWriter bits, int symbol)
    {
        switch (symbol)
        {
            case < 144:
                bits.WriteCode(0x30 + symbol, 8);
                break;
            case < 256:
                bits.WriteCode(0x190 + symbol - 144, 9);
                break;
            case < 280:
                bits.WriteCode(symbol - 256, 7);
                break;
            default:
                bits.WriteCode(0xC0 + symbol - 280, 8);
                break;
        }
    }

    private static void Match(ref BitWriter bits, int length, int distance)
    {
        var symbol = DeflateTables.Symbol(DeflateTables.LengthBase, length);
        Literal(ref bits, 257 + symbol);
        bits.Write(length - DeflateTables.LengthBase[symbol], DeflateTables.LengthExtra[symbol]);
        symbol = DeflateTables.Symbol(DeflateTables.DistanceBase, distance);
        bits.WriteCode(symbol, 5);
        bits.Write(distance - DeflateTables.DistanceBase[symbol], DeflateTables.DistanceExtra[symbol]);
    }
}
