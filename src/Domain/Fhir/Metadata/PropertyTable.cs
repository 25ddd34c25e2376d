using System.Buffers.Binary;
using System.Numerics;

namespace HealthAssess.Fhir.Metadata;

/// <summary>A hash table from the bytes of a JSON name to its property, without making strings.</summary>
internal sealed class PropertyTable
{
    private readonly Property?[] _slots;
    private readonly int _mask;

    public PropertyTable(Property[] properties)
    {
        _slots = new Property?[(int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, properties.Length * 2))];
        _mask = _slots.Length - 1;
        foreach (var property in properties)
        {
            var at = Hash(property.Utf8Name) & _mask;
            while (_slots[at] is not null)
            {
                at = (at + 1) & _mask;
            }

            _slots[at] = property;
        }
    }

    public Property? Find(ReadOnlySpan<byte> name)
    {
        for (var at = Hash(name) & _mask; _slots[at] is { } property; at = (at + 1) & _mask)
        {
            if (name.SequenceEqual(property.Utf8Name))
            {
                return property;
            }
        }

        return null;
    }

    // Length, beginning and end tell nearly all names of one type apart.
    private static int Hash(ReadOnlySpan<byte> name)
    {
        var length = (ulong)name.Length;
        if (name.Length >= 8)
        {
            var ends = BinaryPrimitives.ReadUInt64LittleEndian(name) ^ BitOperations.RotateLeft(BinaryPrimitives.ReadUInt64LittleEndian(name[^8..]), 23);
            return (int)(((ends + length) * 0x9E3779B97F4A7C15UL) >> 40);
        }

        foreach (var letter in name)
        {
            length = (length << 8) ^ letter;
        }

        return (int)((length * 0x9E3779B97F4A7C15UL) >> 40);
    }
}
