namespace HealthAssess.Domain.Certificates;

/// <summary>What the keys of an authority are for, by the names of the trust networks.</summary>
public static class KeyUses
{
    /// <summary>The authority itself (SCA, at ICAO CSCA): signs signers' certificates.</summary>
    public const string Authority = "SCA";

    /// <summary>Signs health certificates.</summary>
    public const string Signer = "DSC";

    /// <summary>Signs visible digital seals.</summary>
    public const string SealSigner = "VDS";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Authority, Signer, SealSigner];

    /// <summary>The use of a signer's purpose.</summary>
    public static string Of(SignerPurpose purpose) => purpose == SignerPurpose.VisibleSeals ? SealSigner : Signer;

    /// <summary>The purpose of a signer, or null for the authority.</summary>
    public static SignerPurpose? Purpose(string use) => use switch { Signer => SignerPurpose.HealthCertificates, SealSigner => SignerPurpose.VisibleSeals, _ => null };
}
