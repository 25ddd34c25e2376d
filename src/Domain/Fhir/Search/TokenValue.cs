namespace HealthAssess.Fhir.Search;

/// <summary>A code; of an Identifier its value, of a Coding or CodeableConcept one value for each coding.</summary>
/// <param name="Parameter">The parameter's code.</param>
/// <param name="System">Null where none was given (<c>|code</c> finds it); of a plain code the system is implied and null.</param>
/// <param name="Code">Null for text without a code.</param>
/// <param name="Text">What <c>:text</c> searches: display, concept text, type text of an identifier.</param>
/// <param name="Types">Of an identifier, for <c>:of-type</c>: its type codings as <c>system|code</c>.</param>
public sealed record TokenValue(string Parameter, string? System, string? Code, string? Text = null, IReadOnlyList<string>? Types = null) : SearchValue(Parameter)
{
    /// <summary>True where another spelling is another code: by <see cref="CodeCase"/> of its system, and for plain codes, whose systems are HL7's.</summary>
    public bool IsCaseSensitive { get; init; } = System is not null && CodeCase.Matters(System);
}
