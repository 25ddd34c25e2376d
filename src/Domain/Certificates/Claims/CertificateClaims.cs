namespace HealthAssess.Certificates.Claims;

/// <summary>What a certificate says, in one form for every format.</summary>
public sealed record CertificateClaims
{
    /// <summary>What it attests.</summary>
    public required CertificateKind Kind { get; init; }

    /// <summary>Of whom.</summary>
    public required ClaimedPerson Person { get; init; }

    /// <summary>Its doses; one for an ICVP.</summary>
    public IReadOnlyList<ClaimedDose> Doses { get; init; } = [];

    /// <summary>Its tests.</summary>
    public IReadOnlyList<ClaimedTest> Tests { get; init; } = [];

    /// <summary>Its recovery.</summary>
    public ClaimedRecovery? Recovery { get; init; }

    /// <summary>Its letter that a dose is contraindicated; then it has no doses.</summary>
    public ClaimedLetter? Letter { get; init; }

    /// <summary>Links to records kept elsewhere.</summary>
    public IReadOnlyList<string> Links { get; init; } = [];

    /// <summary>Id of the certificate.</summary>
    public string? Id { get; init; }

    /// <summary>Version of the schema or template.</summary>
    public string? Version { get; init; }

    /// <summary>Day of issue as the certificate itself writes it.</summary>
    public DateOnly? Issued { get; init; }

    /// <summary>True when the form is one we know; an unknown one is for a person to look at, not to refuse.</summary>
    public bool KnownForm { get; init; } = true;

    /// <summary>What contradicts the form's own schema.</summary>
    public IReadOnlyList<string> SchemaFindings { get; init; } = [];
}
