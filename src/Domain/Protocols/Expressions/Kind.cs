namespace HealthAssess.Protocols.Expressions;

/// <summary>The kinds of value an expression knows.</summary>
internal enum Kind
{
    /// <summary>Yes, no, or unknown.</summary>
    Boolean,

    /// <summary>A decimal number.</summary>
    Number,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A code or text.</summary>
    Text,

    /// <summary>Several texts.</summary>
    List,
}
