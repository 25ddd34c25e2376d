namespace HealthAssess.Certificates.Codecs;

/// <summary>Bits of a deflate stream, least significant first; codes most significant first.</summary>
/// <remarks>RFC 1951, 3.1.1.</remarks>
internal ref struct BitWriter(int capacity)
{
    private readonly byte[] output = new byte[capacity];
    private uint buffer;
    private int held;
    private int at;

    public void Write(int value, int count)
    {
        buffer |= (uint)value << held;
        held += count;
        for (; held >= 8; held -= 8, buffer >>= 8)
        {
            output[at++] = (byte)buffer;
        }
    }

    public void WriteCode(int code, int count)
    {
        var reversed = 0;
        for (var i = 0; i < count; i++, code >>= 1)
        {
            reversed = (reversed << 1) | (code & 1);
        }

        Write(reversed, count);
    }

    /// <summary>What was written, its last byte filled with zeros.</summary>
    public readonly byte[] ToArray() => held == 0 ? output[..at] : [.. output.AsSpan(0, at), (byte)buffer];
}
