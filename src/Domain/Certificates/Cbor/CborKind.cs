namespace HealthAssess.Certificates.Cbor;

/// <summary>What a CBOR item is.</summary>
public enum CborKind
{
    /// <summary>An integer of either sign.</summary>
    Integer,

    /// <summary>A byte string.</summary>
    Bytes,

    /// <summary>A text string.</summary>
    Text,

    /// <summary>A list.</summary>
    Array,

    /// <summary>Pairs of key and value.</summary>
    Map,

    /// <summary>An item with a number that says what it means.</summary>
    Tag,

    /// <summary>A number with a fraction.</summary>
    Float,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>Null or undefined.</summary>
    Null,
}
