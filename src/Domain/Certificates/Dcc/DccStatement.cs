namespace HealthAssess.Certificates.Dcc;

/// <summary>What an issuer states in one EU certificate of vaccination.</summary>
/// <remarks>ehn-dcc-schema 1.3.3, vaccination entry: every member is required.</remarks>
public sealed record DccStatement
{
    /// <summary>Family name as on the travel document; one who has a single name carries it here.</summary>
    public required string FamilyName { get; init; }

    /// <summary>Given names, or null.</summary>
    public string? GivenName { get; init; }

    /// <summary>Date of birth, as far as it is known.</summary>
    public required string BirthDate { get; init; }

    /// <summary>Disease aimed at (SNOMED CT).</summary>
    public required string Disease { get; init; }

    /// <summary>Vaccine or prophylaxis (SNOMED CT or ATC).</summary>
    public required string Vaccine { get; init; }

    /// <summary>Medicinal product.</summary>
    public required string Product { get; init; }

    /// <summary>Holder of the authorisation, or manufacturer.</summary>
    public required string Manufacturer { get; init; }

    /// <summary>Which dose.</summary>
    public required int Number { get; init; }

    /// <summary>Of how many.</summary>
    public required int Of { get; init; }

    /// <summary>Day of the dose.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Country where it was given, two letters.</summary>
    public required string Country { get; init; }

    /// <summary>Who answers for it.</summary>
    public required string Issuer { get; init; }

    /// <summary>Identifier of the certificate.</summary>
    public required string Id { get; init; }
}
