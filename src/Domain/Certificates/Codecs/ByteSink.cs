namespace HealthAssess.Certificates.Codecs;

/// <summary>Output that grows up to a cap and refuses to go further.</summary>
internal ref struct ByteSink(int cap, int expected)
{
    private byte[] bytes = new byte[Math.Max(1, expected)];

    public int Length { get; private set; }

    public bool Add(byte value)
    {
        if (!Room(1))
        {
            return false;
        }

        bytes[Length++] = value;
        return true;
    }

    /// <summary>Repeats what came <paramref name="distance"/> bytes ago; the copy may overlap itself.</summary>
    public bool Repeat(int distance, int length)
    {
        if (!Room(length))
        {
            return false;
        }

        for (var i = 0; i < length; i++, Length++)
        {
            bytes[Length] = bytes[Length - distance];
        }

        return true;
    }

    public readonly byte[] ToArray() => bytes.AsSpan(0, Length).ToArray();

    private bool Room(int more)
    {
        if (Length + more > cap)
        {
            return false;
        }

        if (Length + more > bytes.Length)
        {
            Array.Resize(ref bytes, Math.Min(cap, Math.Max(bytes.Length * 2, Length + more)));
        }

        return true;
    }
}
