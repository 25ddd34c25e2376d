using System.Buffers.Binary;
using System.Text;

namespace HealthAssess.Certificates.Cbor;

/// <summary>Reads one CBOR item, all of it and nothing after it.</summary>
/// <remarks>
/// RFC 8949. Refused: reserved lengths, text that is not UTF-8, a key said twice, nesting over <see cref="MaxDepth"/>, lengths beyond the
/// input, unknown simple values, bytes left over. Accepted, because issuers write them: indefinite lengths and numbers in longer form than needed.
/// </remarks>
public ref struct CborReader
{
    /// <summary>The deepest nesting that is read.</summary>
    public const int MaxDepth = 16;

    /// <summary>The most keys of one map; no claim set comes near it, and looking for repeated keys stays cheap.</summary>
    public const int MaxKeys = 256;

    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    private const int TagMajor = 6;

    private readonly ReadOnlyMemory<byte> memory;
    private readonly ReadOnlySpan<byte> input;
    private int at;
    private int depth;
    private string? failure;

    private CborReader(ReadOnlyMemory<byte> memory)
    {
        this.memory = memory;
        input = memory.Span;
    }

    /// <summary>Reads the item, or says why not.</summary>
    /// <returns>The item, or null.</returns>
    public static CborValue? Read(ReadOnlyMemory<byte> bytes, out string? failure)
    {
        var reader = new CborReader(bytes);
        var value = reader.Item();
        if (value is not null && reader.at != bytes.Length)
        {
            value = reader.Fail("bytes after the end");
        }

        failure = reader.failure;
        return value;
    }

    private CborValue? Item()
    {
        if (at >= input.Length)
        {
            return Fail("ends too early");
        }

        var head = input[at++];
        var (major, info) = (head >> 5, head & 0x1F);
        if (major == 7)
        {
            return Simple(info);
        }

        if (info == 31 && major is >= 2 and <= 5)
        {
            return Nested(major, null);
        }

        if (Argument(info) is not { } argument)
        {
            return Fail("reserved or missing length");
        }

        return major switch
        {
            0 => CborValue.Of((Int128)argument),
            1 => CborValue.Of(-1 - (Int128)argument),
            2 or 3 => String(major, argument),
            _ => Nested(major, argument),
        };
    }

    private CborValue? Nested(int major, ulong? count)
    {
        // Each item takes at least one byte, so a count beyond the input is a lie and costs nothing to refuse.
        if (++depth > MaxDepth || (major != TagMajor && count > (ulong)(input.Length - at)))
        {
            return Fail(depth > MaxDepth ? "nested too deeply" : "a length beyond the input");
        }

        var value = major switch
        {
            2 or 3 => Chunks(major),
            4 => Array(count),
            5 => Map(count),
            _ => Item() is { } item ? CborValue.Tagged(count!.Value, item) : null,
        };
        depth--;
        return value;
    }

    private CborValue? Array(ulong? count)
    {
        var items = new List<CborValue>((int)Math.Min(count ?? 4, 64));
        for (ulong i = 0; count is null ? !Break() : i < count; i++)
        {
            if (Item() is not { } item)
            {
                return null;
            }

            items.Add(item);
        }

        return CborValue.Of(items);
    }

    private CborValue? Map(ulong? count)
    {
        var pairs = new List<KeyValuePair<CborValue, CborValue>>((int)Math.Min(count ?? 8, 64));
        var keys = new List<Range>(pairs.Capacity);
        for (ulong i = 0; count is null ? !Break() : i < count; i++)
        {
            var start = at;
            if (Item() is not { } key)
            {
                return null;
            }

            if (i >= MaxKeys || Said(keys, start..at))
            {
                return Fail(i >= MaxKeys ? "too many keys" : "a key said twice");
            }

            keys.Add(start..at);
            if (Item() is not { } value)
            {
                return null;
            }

            pairs.Add(KeyValuePair.Create(key, value));
        }

        return CborValue.Of(pairs);
    }

    private readonly bool Said(List<Range> keys, Range key)
    {
        foreach (var earlier in keys)
        {
            if (input[earlier].SequenceEqual(input[key]))
            {
                return true;
            }
        }

        return false;
    }

    private CborValue? String(int major, ulong length)
    {
        if (length > (ulong)(input.Length - at))
        {
            return Fail("a length beyond the input");
        }

        var bytes = memory.Slice(at, (int)length);
        at += (int)length;
        return major == 2 ? CborValue.Of(bytes) : Text(bytes.Span);
    }

    private CborValue? Chunks(int major)
    {
        var all = new List<byte>();
        while (!Break())
        {
            if (at >= input.Length || input[at] >> 5 != major || (input[at] & 0x1F) == 31 || Item() is not { } chunk)
            {
                return Fail("a string in pieces that are none");
            }

            all.AddRange(major == 2 ? chunk.Bytes.Span : Encoding.UTF8.GetBytes(chunk.Text!));
        }

        return major == 2 ? CborValue.Of((ReadOnlyMemory<byte>)all.ToArray()) : Text(all.ToArray());
    }

    private CborValue? Text(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return CborValue.Of(Utf8.GetString(bytes));
        }
        catch (DecoderFallbackException)
        {
            return Fail("text that is not UTF-8");
        }
    }

    private CborValue? Simple(int info) => info switch
    {
        20 or 21 => CborValue.Of(info == 21),
        22 or 23 => CborValue.Null,
        25 when Take(2) is { Length: 2 } bytes => CborValue.OfReal((double)BinaryPrimitives.ReadHalfBigEndian(bytes)),
        26 when Take(4) is { Length: 4 } bytes => CborValue.OfReal(BinaryPrimitives.ReadSingleBigEndian(bytes)),
        27 when Take(8) is { Length: 8 } bytes => CborValue.OfReal(BinaryPrimitives.ReadDoubleBigEndian(bytes)),
        _ => Fail("an unknown simple value"),
    };

    private ulong? Argument(int info) => info switch
    {
        < 24 => (ulong)info,
        24 when Take(1) is { Length: 1 } bytes => bytes[0],
        25 when Take(2) is { Length: 2 } bytes => BinaryPrimitives.ReadUInt16BigEndian(bytes),
        26 when Take(4) is { Length: 4 } bytes => BinaryPrimitives.ReadUInt32BigEndian(bytes),
        27 when Take(8) is { Length: 8 } bytes => BinaryPrimitives.ReadUInt64BigEndian(bytes),
        _ => null,
    };

    private ReadOnlySpan<byte> Take(int count)
    {
        if (input.Length - at < count)
        {
            return default;
        }

        at += count;
        return input.Slice(at - count, count);
    }

    // The end of an indefinite length; at the end of the input the next item fails by itself.
    private bool Break()
    {
        var ends = at < input.Length && input[at] == 0xFF;
        at += ends ? 1 : 0;
        return ends;
    }

    private CborValue? Fail(string reason)
    {
        failure ??= reason;
        return null;
    }
}
