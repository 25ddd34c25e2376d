using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace HealthAssess.Certificates.Cbor;

/// <summary>Writes CBOR in its one deterministic form.</summary>
/// <remarks>RFC 8949, 4.2.1: shortest lengths, definite lengths, keys in the order of their bytes.</remarks>
public static class CborWriter
{
    /// <summary>The bytes of an item.</summary>
    public static byte[] Write(CborValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var output = new ArrayBufferWriter<byte>(256);
        Write(value, output);
        return output.WrittenSpan.ToArray();
    }

    internal static void Write(CborValue value, IBufferWriter<byte> output)
    {
        switch (value.Kind)
        {
            case CborKind.Integer when value.BigInteger >= 0:
                Head(0, (ulong)value.BigInteger, output);
                break;
            case CborKind.Integer:
                Head(1, (ulong)(-1 - value.BigInteger), output);
                break;
            case CborKind.Bytes:
                Bytes(2, value.Bytes.Span, output);
                break;
            case CborKind.Text:
                Bytes(3, Encoding.UTF8.GetBytes(value.Text!), output);
                break;
            case CborKind.Array:
                Head(4, (ulong)value.Items.Count, output);
                Items(value.Items, output);
                break;
            case CborKind.Map:
                Map(value, output);
                break;
            case CborKind.Tag:
                Head(6, value.TagNumber!.Value, output);
                Items(value.Items, output);
                break;
            default:
                Simple(value, output);
                break;
        }
    }

    internal static void Bytes(int major, ReadOnlySpan<byte> bytes, IBufferWriter<byte> output)
    {
        Head(major, (ulong)bytes.Length, output);
        output.Write(bytes);
    }

    internal static void Head(int major, ulong argument, IBufferWriter<byte> output)
    {
        var span = output.GetSpan(9);
        var length = argument switch { < 24 => 1, <= byte.MaxValue => 2, <= ushort.MaxValue => 3, <= uint.MaxValue => 5, _ => 9 };
        span[0] = (byte)((major << 5) | length switch { 1 => (int)argument, 2 => 24, 3 => 25, 5 => 26, _ => 27 });
        Span<byte> wide = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(wide, argument);
        wide[(9 - length)..].CopyTo(span[1..]);
        output.Advance(length);
    }

    private static void Items(IReadOnlyList<CborValue> items, IBufferWriter<byte> output)
    {
        foreach (var item in items)
        {
            Write(item, output);
        }
    }

    private static void Map(CborValue map, IBufferWriter<byte> output)
    {
        Head(5, (ulong)map.Pairs.Count, output);
        KeyValuePair<CborValue, CborValue>[] pairs = [.. map.Pairs];
        Array.Sort(pairs, static (one, other) => CborKeyOrder.Compare(one.Key, other.Key));
        foreach (var (key, value) in pairs)
        {
            Write(key, output);
            Write(value, output);
        }
    }

    private static void Simple(CborValue value, IBufferWriter<byte> output)
    {
        if (value.Kind == CborKind.Float)
        {
            var span = output.GetSpan(9);
            span[0] = 0xFB;
            BinaryPrimitives.WriteDoubleBigEndian(span[1..], value.Real!.Value);
            output.Advance(9);
            return;
        }

        output.Write<byte>([(byte)(value.Boolean switch { true => 0xF5, false => 0xF4, null => 0xF6 })]);
    }
}
