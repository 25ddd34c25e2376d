namespace HealthAssess.Certificates.Icvp;

/// <summary>What an issuer states in one international certificate: one person, one dose.</summary>
/// <remarks>WHO ICVP requirements REQ-CC-03, REQ-CC-04 and REQ-CC-07.</remarks>
public sealed record IcvpStatement
{
    /// <summary>Whose it is.</summary>
    public required IcvpPerson Person { get; init; }

    /// <summary>Version of the certificate's template.</summary>
    public string Version { get; init; } = "ICVP-1.0";

    /// <summary>Day of issue.</summary>
    public required DateOnly Issued { get; init; }

    /// <summary>WHO prequalification product id.</summary>
    public required string Product { get; init; }

    /// <summary>Day of the dose.</summary>
    public required DateOnly Dose { get; init; }

    /// <summary>Lot.</summary>
    public required string Lot { get; init; }

    /// <summary>Supervising clinician.</summary>
    public string? Clinician { get; init; }

    /// <summary>Administering centre or authority.</summary>
    public string? Issuer { get; init; }
}
