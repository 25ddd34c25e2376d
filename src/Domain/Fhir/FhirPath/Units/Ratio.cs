using System.Numerics;

namespace HealthAssess.Fhir.Paths;

/// <summary>An exact fraction, so that 1 cm equals 10 mm whatever the way there.</summary>
internal readonly struct Ratio : IEquatable<Ratio>, IComparable<Ratio>
{
    private readonly BigInteger _over;
    private readonly BigInteger _under;

    public Ratio(BigInteger over, BigInteger under)
    {
        var divisor = BigInteger.GreatestCommonDivisor(over, under) * under.Sign;
        (_over, _under) = divisor.IsZero ? (over, BigInteger.One) : (over / divisor, under / divisor);
    }

    public static Ratio One => new(BigInteger.One, BigInteger.One);

    public static Ratio operator *(Ratio left, Ratio right) => new(left._over * right._over, left._under * right._under);

    public static Ratio operator +(Ratio left, Ratio right) => new((left._over * right._under) + (right._over * left._under), left._under * right._under);

    public static Ratio operator -(Ratio left, Ratio right) => new((left._over * right._under) - (right._over * left._under), left._under * right._under);

    public static Ratio operator /(Ratio left, Ratio right) => new(left._over * right._under, left._under * right._over);

    /// <summary>The decimal, exactly: its digits over a power of ten.</summary>
    public static Ratio Of(decimal value)
    {
        var scale = value.Scale;
        var bits = decimal.GetBits(value);
        var digits = ((BigInteger)(uint)bits[2] << 64) + ((BigInteger)(uint)bits[1] << 32) + (uint)bits[0];
        return new Ratio(value < 0 ? -digits : digits, BigInteger.Pow(10, scale));
    }

    public Ratio Power(int exponent) => exponent < 0
        ? new Ratio(BigInteger.Pow(_under, -exponent), BigInteger.Pow(_over, -exponent))
        : new Ratio(BigInteger.Pow(_over, exponent), BigInteger.Pow(_under, exponent));

    /// <summary>As a decimal of at most 28 digits; null where it is too large for one.</summary>
    public decimal? ToDecimal()
    {
        var whole = BigInteger.Divide(_over, _under);
        var digits = BigInteger.Abs(whole).ToString(System.Globalization.CultureInfo.InvariantCulture).Length;
        if (digits > 28)
        {
            return null;
        }

        var scale = 28 - digits;
        var scaled = BigInteger.Divide((_over * BigInteger.Pow(10, scale + 1)) + (5 * _over.Sign * _under), _under * 10);
        return WithoutZeros(Assemble(scaled, scale));
    }

    public int CompareTo(Ratio other) => (_over * other._under).CompareTo(other._over * _under);

    public bool Equals(Ratio other) => _over == other._over && _under == other._under;

    public override bool Equals(object? obj) => obj is Ratio other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_over, _under);

    /// <summary>A quotient has no more decimals than it needs: divided by one with all 28 of them, the zeros at the end go.</summary>
    private static decimal WithoutZeros(decimal value) => value / 1.0000000000000000000000000000m;

    private static decimal Assemble(BigInteger digits, int scale)
    {
        var size = BigInteger.Abs(digits);
        return new decimal(
            (int)(uint)(size & uint.MaxValue), (int)(uint)((size >> 32) & uint.MaxValue), (int)(uint)((size >> 64) & uint.MaxValue), digits.Sign < 0, (byte)scale);
    }
}
