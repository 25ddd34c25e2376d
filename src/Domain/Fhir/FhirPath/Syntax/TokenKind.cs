namespace HealthAssess.Fhir.Paths;

/// <summary>The kinds of words of an expression.</summary>
internal enum TokenKind
{
    End,
    Identifier,
    Delimited,
    String,
    Number,
    Date,
    DateTime,
    Time,
    Special,
    Symbol,
    Invalid,
}
