namespace HealthAssess.Certificates.Cbor;

/// <summary>One CBOR item with what is in it.</summary>
/// <remarks>RFC 8949.</remarks>
public sealed class CborValue
{
    private readonly Int128 number;
    private readonly double real;

    private const ulong DateTimeTag = 0;
    private const ulong DateTag = 1004;

    private readonly string? text;

    private CborValue(CborKind kind, Int128 number = default, double real = 0, string? text = null)
    {
        this.text = text;
        Kind = kind;
        this.number = number;
        this.real = real;
    }

    /// <summary>What it is.</summary>
    public CborKind Kind { get; }

    /// <summary>The text of a text string, tagged as a date or not (RFC 8943), else null.</summary>
    public string? Text => Kind == CborKind.Tag && (ulong)number is DateTimeTag or DateTag ? Items[0].text : text;

    /// <summary>The bytes of a byte string, else empty.</summary>
    public ReadOnlyMemory<byte> Bytes { get; private init; }

    /// <summary>The items of an array, or the one item of a tag.</summary>
    public IReadOnlyList<CborValue> Items { get; private init; } = [];

    /// <summary>The pairs of a map, in the order read.</summary>
    public IReadOnlyList<KeyValuePair<CborValue, CborValue>> Pairs { get; private init; } = [];

    /// <summary>The integer, when it fits 64 bits.</summary>
    public long? Integer => Kind == CborKind.Integer && number >= long.MinValue && number <= long.MaxValue ? (long)number : null;

    /// <summary>The whole range of CBOR integers.</summary>
    public Int128 BigInteger => number;

    /// <summary>The number, integer or not.</summary>
    public double? Real => Kind switch { CborKind.Integer => (double)number, CborKind.Float => real, _ => null };

    /// <summary>True or false, else null.</summary>
    public bool? Boolean => Kind == CborKind.Boolean ? number == 1 : null;

    /// <summary>The number of a tag, else null.</summary>
    public ulong? TagNumber => Kind == CborKind.Tag ? (ulong)number : null;

    /// <summary>The value of a text key, or null.</summary>
    public CborValue? this[string key]
    {
        get
        {
            for (var i = 0; i < Pairs.Count; i++)
            {
                if (Pairs[i].Key.text == key)
                {
                    return Pairs[i].Value;
                }
            }

            return null;
        }
    }

    /// <summary>The value of an integer key, or null.</summary>
    public CborValue? this[long key]
    {
        get
        {
            for (var i = 0; i < Pairs.Count; i++)
            {
                if (Pairs[i].Key is { Kind: CborKind.Integer } name && name.number == key)
                {
                    return Pairs[i].Value;
                }
            }

            return null;
        }
    }

    /// <summary>An integer.</summary>
    public static CborValue Of(Int128 value) => new(CborKind.Integer, value);

    /// <summary>A text.</summary>
    public static CborValue Of(string value) => new(CborKind.Text, text: value);

    /// <summary>Bytes.</summary>
    public static CborValue Of(ReadOnlyMemory<byte> value) => new(CborKind.Bytes) { Bytes = value };

    /// <summary>A list.</summary>
    public static CborValue Of(IReadOnlyList<CborValue> items) => new(CborKind.Array) { Items = items };

    /// <summary>A map.</summary>
    public static CborValue Of(IReadOnlyList<KeyValuePair<CborValue, CborValue>> pairs) => new(CborKind.Map) { Pairs = pairs };

    /// <summary>A map with text keys; pairs without a value are left out.</summary>
    public static CborValue Map(params IEnumerable<(string Key, CborValue? Value)> pairs) =>
        Of([.. pairs.Where(pair => pair.Value is not null).Select(pair => KeyValuePair.Create(Of(pair.Key), pair.Value!))]);

    /// <summary>A map with integer keys; pairs without a value are left out.</summary>
    public static CborValue Map(params IEnumerable<(long Key, CborValue? Value)> pairs) =>
        Of([.. pairs.Where(pair => pair.Value is not null).Select(pair => KeyValuePair.Create(Of((Int128)pair.Key), pair.Value!))]);

    internal static CborValue Tagged(ulong tag, CborValue item) => new(CborKind.Tag, tag) { Items = [item] };

    internal static CborValue OfReal(double value) => new(CborKind.Float, real: value);

    internal static CborValue Of(bool value) => new(CborKind.Boolean, value ? 1 : 0);

    internal static CborValue Null { get; } = new(CborKind.Null);
}
