namespace HealthAssess.Certificates.VdsNc;

/// <summary>What an issuer states in one visible digital seal of a vaccination.</summary>
/// <remarks>ICAO technical report VDS-NC, message <c>icao.vacc</c>, with its lengths.</remarks>
public sealed record SealStatement
{
    /// <summary>Issuing state or organisation, three letters.</summary>
    public required string Issuer { get; init; }

    /// <summary>Identifier of the certificate: at most 12 characters.</summary>
    public required string Id { get; init; }

    /// <summary>Surname as on the travel document.</summary>
    public required string Surname { get; init; }

    /// <summary>Given names, or null.</summary>
    public string? GivenNames { get; init; }

    /// <summary>Date of birth, complete.</summary>
    public required DateOnly BirthDate { get; init; }

    /// <summary>FHIR administrative gender.</summary>
    public string? Sex { get; init; }

    /// <summary>Number of the travel document.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>Vaccine or prophylaxis: ICD-11 extension code.</summary>
    public required string Vaccine { get; init; }

    /// <summary>Brand.</summary>
    public required string Brand { get; init; }

    /// <summary>Disease aimed at: ICD-11 code.</summary>
    public string? Disease { get; init; }

    /// <summary>Day of the dose.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Which dose.</summary>
    public required int Sequence { get; init; }

    /// <summary>Country where it was given, three letters.</summary>
    public required string Country { get; init; }

    /// <summary>Administering centre.</summary>
    public required string Centre { get; init; }

    /// <summary>Lot.</summary>
    public required string Lot { get; init; }
}
