namespace HealthAssess.Certificates.Claims;

/// <summary>One dose, as a certificate writes it.</summary>
public sealed record ClaimedDose
{
    /// <summary>Day on which it was given.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Code of the product (WHO prequalification id, EU product, CVX).</summary>
    public string? Product { get; init; }

    /// <summary>Code of the vaccine or prophylaxis.</summary>
    public string? Vaccine { get; init; }

    /// <summary>Code of the disease aimed at.</summary>
    public string? Disease { get; init; }

    /// <summary>Manufacturer or holder of the authorisation.</summary>
    public string? Manufacturer { get; init; }

    /// <summary>Lot.</summary>
    public string? Lot { get; init; }

    /// <summary>Which dose.</summary>
    public int? Number { get; init; }

    /// <summary>Of how many.</summary>
    public int? Of { get; init; }

    /// <summary>Who answers for it: administering centre or authority.</summary>
    public string? Issuer { get; init; }

    /// <summary>Supervising clinician.</summary>
    public string? Clinician { get; init; }

    /// <summary>Country where it was given.</summary>
    public string? Country { get; init; }

    /// <summary>First day of validity as the certificate states it; our own rule counts, this is shown.</summary>
    public DateOnly? StatedValidFrom { get; init; }

    /// <summary>Last day of validity as the certificate states it.</summary>
    public DateOnly? StatedValidUntil { get; init; }
}
