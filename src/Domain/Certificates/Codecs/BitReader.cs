namespace HealthAssess.Certificates.Codecs;

/// <summary>Bits of a deflate stream, least significant first. Reading past the end sets <see cref="Exhausted"/> and yields zeros.</summary>
/// <remarks>RFC 1951, 3.1.1.</remarks>
internal ref struct BitReader(ReadOnlySpan<byte> input)
{
    private readonly ReadOnlySpan<byte> input = input;
    private uint buffer;
    private int held;
    private int at;

    public bool Exhausted { get; private set; }

    /// <summary>Whole bytes not yet touched; true only after <see cref="AlignToByte"/>.</summary>
    public readonly int BytesLeft => input.Length - at + (held / 8);

    public int Bits(int count)
    {
        Fill(count);
        var value = (int)(buffer & ((1u << count) - 1));
        buffer >>= count;
        held -= count;
        return value;
    }

    /// <summary>The next bits without taking them; missing ones are zero.</summary>
    public int Peek(int count)
    {
        while (held < count && at < input.Length)
        {
            buffer |= (uint)input[at++] << held;
            held += 8;
        }

        return (int)(buffer & ((1u << count) - 1));
    }

    public void Skip(int count)
    {
        Exhausted |= held < count;
        buffer >>= count;
        held = Math.Max(0, held - count);
    }

    /// <summary>Drops the bits up to the next byte; false when one of them was set.</summary>
    public bool AlignToByte() => Bits(held % 8) == 0;

    private void Fill(int count)
    {
        Peek(count);
        if (held < count)
        {
            Exhausted = true;
            held = count;
        }
    }
}
