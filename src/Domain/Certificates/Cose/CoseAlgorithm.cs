namespace HealthAssess.Certificates.Cose;

/// <summary>Signature algorithms, by their number in the COSE registry.</summary>
/// <remarks>RFC 9053, 2.1 and RFC 8230, 2.</remarks>
public enum CoseAlgorithm
{
    /// <summary>None that is read here.</summary>
    Unknown = 0,

    /// <summary>ECDSA on P-256 with SHA-256.</summary>
    ES256 = -7,

    /// <summary>ECDSA on P-384 with SHA-384.</summary>
    ES384 = -35,

    /// <summary>ECDSA on P-521 with SHA-512.</summary>
    ES512 = -36,

    /// <summary>RSASSA-PSS with SHA-256 and a salt of 32 bytes.</summary>
    PS256 = -37,
}
