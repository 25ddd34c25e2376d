namespace HealthAssess.Certificates.Trust;

/// <summary>What a listed key is for.</summary>
public enum KeyUse
{
    /// <summary>Signs certificates (DSC).</summary>
    DocumentSigner,

    /// <summary>Signs the certificates of document signers (SCA, CSCA).</summary>
    Authority,

    /// <summary>Signs visible digital seals, which carry its certificate along; listed so that their revocations are known.</summary>
    SealSigner,

    /// <summary>Anything else (upload, encryption, transport).</summary>
    Other,
}
