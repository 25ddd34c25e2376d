namespace HealthAssess.Certificates.Codecs;

/// <summary>A canonical Huffman code as one look-up table of its longest length.</summary>
/// <remarks>RFC 1951, 3.2.2. An entry is symbol × 16 + length; 0 is no code.</remarks>
internal sealed class HuffmanCode
{
    private const int MaxLength = 15;

    private readonly ushort[] table;
    private readonly int width;

    private HuffmanCode(ushort[] table, int width) => (this.table, this.width) = (table, width);

    /// <summary>Builds the code, or gives null when the lengths are no complete code.</summary>
    /// <remarks>As in zlib, a code of one symbol of length 1 may be incomplete, and a code without symbols fits a block without distances.</remarks>
    public static HuffmanCode? Build(ReadOnlySpan<byte> lengths)
    {
        Span<int> counts = stackalloc int[MaxLength + 1];
        foreach (var length in lengths)
        {
            counts[length]++;
        }

        counts[0] = 0;
        var width = MaxLength;
        while (width > 1 && counts[width] == 0)
        {
            width--;
        }

        Span<int> next = stackalloc int[MaxLength + 2];
        var free = 1;
        var used = 0;
        for (var length = 1; length <= MaxLength; length++)
        {
            free = (free << 1) - counts[length];
            used += counts[length];
            if (free < 0)
            {
                return null;
            }

            next[length + 1] = (next[length] + counts[length]) << 1;
        }

        return free > 0 && used > 1 ? null : Fill(lengths, next, width);
    }

    /// <summary>The next symbol, or −1 when the bits are no code.</summary>
    public int Read(ref BitReader bits)
    {
        var entry = table[bits.Peek(width)];
        bits.Skip(entry & 15);
        return entry == 0 ? -1 : entry >> 4;
    }

    private static HuffmanCode Fill(ReadOnlySpan<byte> lengths, Span<int> next, int width)
    {
        var table = new ushort[1 << width];
        for (var symbol = 0; symbol < lengths.Length; symbol++)
        {
            var length = lengths[symbol];
            if (length == 0)
            {
                continue;
            }

            var code = Reverse(next[length]++, length);
            for (var i = code; i < table.Length; i += 1 << length)
            {
                table[i] = (ushort)((symbol << 4) | length);
            }
        }

        return new HuffmanCode(table, width);
    }

    private static int Reverse(int code, int length)
    {
        var reversed = 0;
        for (var i = 0; i < length; i++, code >>= 1)
        {
            reversed = (reversed << 1) | (code & 1);
        }

        return reversed;
    }
}
