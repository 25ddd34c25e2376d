using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace HealthAssess.Domain.Certificates;

/// <summary>A pair of keys: an authority that signs the certificates of signers, and one signer.</summary>
/// <param name="Authority">The authority.</param>
/// <param name="Signer">The signer.</param>
public sealed record AuthorityKeys(IssuedKey Authority, IssuedKey Signer);

/// <summary>A certificate with its private key.</summary>
/// <param name="Certificate">The certificate, DER.</param>
/// <param name="PrivateKey">The key, PKCS #8.</param>
public sealed record IssuedKey(byte[] Certificate, byte[] PrivateKey);

/// <summary>Makes the keys of a demonstration authority, which says in its name that no state recognises it.</summary>
/// <remarks>HCERT certificate governance: authority with path length 0, signer for digital signatures and for vaccination only, named by key identifiers.</remarks>
public static class DemoAuthority
{
    /// <summary>Code of the participant: of the user-assigned range, so never a state's.</summary>
    public const string Participant = "XXA";

    /// <summary>Claim 1 of what it issues.</summary>
    public const string Issuer = "XX";

    /// <summary>Its name wherever one is shown.</summary>
    public const string Name = "DEMO AUTHORITY – not recognised by any state";

    private const string VaccinationSigner = "1.3.6.1.4.1.1847.2021.1.2";
    private const int AuthorityYears = 4;
    private const int SignerYears = 3;

    /// <summary>Makes them.</summary>
    public static AuthorityKeys Make(DateTimeOffset now)
    {
        var from = now.AddMinutes(-5);
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var authority = Authority(authorityKey, from);
        using var signerKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var signer = Signer(signerKey, authority, from);
        return new AuthorityKeys(new(authority.RawData, authorityKey.ExportPkcs8PrivateKey()), new(signer.RawData, signerKey.ExportPkcs8PrivateKey()));
    }

    private static X509Certificate2 Authority(ECDsa key, DateTimeOffset from)
    {
        var request = Request("authority", key);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request.CreateSelfSigned(from, from.AddYears(AuthorityYears));
    }

    private static X509Certificate2 Signer(ECDsa key, X509Certificate2 authority, DateTimeOffset from)
    {
        var request = Request("signer", key);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(VaccinationSigner)], false));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, true, false));
        return request.Create(authority, from, from.AddYears(SignerYears), RandomNumberGenerator.GetBytes(16));
    }

    private static CertificateRequest Request(string role, ECDsa key)
    {
        var name = new X500DistinguishedNameBuilder();
        name.AddCountryOrRegion("XX");
        name.AddOrganizationName(Name);
        name.AddCommonName("HealthAssess demo " + role);
        return new CertificateRequest(name.Build(), key, HashAlgorithmName.SHA256);
    }
}
