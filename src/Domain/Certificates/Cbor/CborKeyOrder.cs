using System.Text;

namespace HealthAssess.Certificates.Cbor;

/// <summary>The order of map keys: that of their encoded bytes, found without encoding them.</summary>
/// <remarks>RFC 8949, 4.2.1. Heads are in their shortest form, so kind comes first, then size or value, then content.</remarks>
internal static class CborKeyOrder
{
    public static int Compare(CborValue one, CborValue other) => (one.Kind, other.Kind) switch
    {
        (CborKind.Integer, CborKind.Integer) => OfIntegers(one.BigInteger, other.BigInteger),
        (CborKind.Text, CborKind.Text) => OfTexts(one.Text!, other.Text!),
        _ => CborWriter.Write(one).AsSpan().SequenceCompareTo(CborWriter.Write(other)),
    };

    // Negative numbers are encoded as −1 − n and come after all others.
    private static int OfIntegers(Int128 one, Int128 other) =>
        one >= 0 != other >= 0 ? (one >= 0 ? -1 : 1) : one >= 0 ? one.CompareTo(other) : other.CompareTo(one);

    private static int OfTexts(string one, string other)
    {
        var (left, right) = (Encoding.UTF8.GetByteCount(one), Encoding.UTF8.GetByteCount(other));
        return left != right ? left.CompareTo(right)
            : left == one.Length && right == other.Length ? string.CompareOrdinal(one, other)
            : Encoding.UTF8.GetBytes(one).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(other));
    }
}
