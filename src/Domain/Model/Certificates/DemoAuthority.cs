using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace HealthAssess.Domain.Certificates;

/// <summary>The keys of an installation's first start: an authority, and a signer for each purpose.</summary>
/// <param name="Authority">The authority.</param>
/// <param name="Signer">The signer of health certificates.</param>
/// <param name="SealSigner">The signer of visible digital seals.</param>
public sealed record AuthorityKeys(IssuedKey Authority, IssuedKey Signer, IssuedKey SealSigner);

/// <summary>A certificate with its private key.</summary>
/// <param name="Certificate">The certificate, DER.</param>
/// <param name="PrivateKey">The key, PKCS #8.</param>
public sealed record IssuedKey(byte[] Certificate, byte[] PrivateKey);

/// <summary>Makes the keys of a demonstration authority, which says in its name that no state recognises it.</summary>
public static class DemoAuthority
{
    /// <summary>Code of the participant: of the user-assigned range, so never a state's.</summary>
    public const string Participant = "XXA";

    /// <summary>Claim 1 of what it issues.</summary>
    public const string Issuer = "XX";

    /// <summary>Its name wherever one is shown.</summary>
    public const string Name = "DEMO AUTHORITY – not recognised by any state";

    private const int AuthorityYears = 4;
    private const int SignerYears = 3;

    /// <summary>The name in its certificates.</summary>
    public static AuthorityName Subject { get; } = new("XX", Name, "HealthAssess demo");

    /// <summary>Makes them.</summary>
    public static AuthorityKeys Make(DateTimeOffset now)
    {
        var from = now.AddMinutes(-5);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var authority = AuthorityCertificates.Authority(Subject, key, from, from.AddYears(AuthorityYears));
        return new AuthorityKeys(
            new(authority.RawData, key.ExportPkcs8PrivateKey()),
            Signer(SignerPurpose.HealthCertificates, authority, key, from),
            Signer(SignerPurpose.VisibleSeals, authority, key, from));
    }

    /// <summary>One more signer of an authority that is there already.</summary>
    public static IssuedKey Signer(SignerPurpose purpose, X509Certificate2 authority, ECDsa authorityKey, DateTimeOffset from)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var signer = AuthorityCertificates.Signer(Subject, purpose, key, authority, authorityKey, from, from.AddYears(SignerYears));
        return new(signer.RawData, key.ExportPkcs8PrivateKey());
    }
}
