namespace HealthAssess.Certificates.Claims;

/// <summary>What a certificate attests.</summary>
public enum CertificateKind
{
    /// <summary>Nothing that is read here.</summary>
    Unknown,

    /// <summary>Doses of vaccine.</summary>
    Vaccination,

    /// <summary>A test and its result.</summary>
    Test,

    /// <summary>Recovery from a disease.</summary>
    Recovery,

    /// <summary>That a vaccination or prophylaxis is contraindicated: a clinician's letter.</summary>
    Contraindication,

    /// <summary>A link to records kept elsewhere.</summary>
    HealthLink,
}
