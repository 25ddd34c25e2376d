namespace HealthAssess.Certificates.Icvp;

/// <summary>The person of an international certificate, and of a letter in its place.</summary>
/// <remarks>WHO ICVP requirements REQ-CC-03 and REQ-CC-04.</remarks>
public sealed record IcvpPerson
{
    /// <summary>Name as on the travel document.</summary>
    public required string Name { get; init; }

    /// <summary>Date of birth, always complete.</summary>
    public required DateOnly BirthDate { get; init; }

    /// <summary>FHIR administrative gender.</summary>
    public required string Sex { get; init; }

    /// <summary>Nationality, ISO 3166-1 alpha-3.</summary>
    public required string Nationality { get; init; }

    /// <summary>Number of the identity document.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>Its type, HL7 table v2-0203.</summary>
    public string? DocumentType { get; init; }

    /// <summary>Parent or guardian of a minor.</summary>
    public string? Guardian { get; init; }
}
