namespace HealthAssess.Certificates.Trust.Lists;

/// <summary>The lists of others that are imported.</summary>
public enum TrustListFormat
{
    /// <summary>Keys of the Global Digital Health Certification Network: a DID document with embedded keys.</summary>
    Gdhcn,

    /// <summary>Issuers of SMART Health Cards with their keys and revocations.</summary>
    HealthCardDirectory,

    /// <summary>Country signing certificates of travel documents, which sign the signers of visible digital seals.</summary>
    Csca,

    /// <summary>Revocation batches in the form of the EU gateway.</summary>
    EuRevocations,
}
