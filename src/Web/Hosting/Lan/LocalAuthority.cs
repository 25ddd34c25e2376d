using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HealthAssess.Storage;
using HealthAssess.Storage.Keys;

namespace HealthAssess.Web.Hosting.Lan;

/// <summary>
/// This installation's own certificate authority, so that phones and tablets of a network without internet reach it over HTTPS:
/// camera and offline work need that. Its key is sealed in the database; what it can vouch for is limited to local names.
/// </summary>
/// <remarks>RFC 5280; made once, for ten years. A device that trusts it trusts nothing on the internet more than before.</remarks>
internal static class LocalAuthority
{
    private const string Secret = "lan authority";
    private static readonly TimeSpan Life = TimeSpan.FromDays(3650);
    private static readonly TimeSpan Skew = TimeSpan.FromDays(1);

    /// <summary>The authority with its key; the first process that asks makes it.</summary>
    public static async Task<X509Certificate2> Open(Database database, TimeProvider time, CancellationToken cancellation) => X509CertificateLoader.LoadPkcs12(
        await new InstallationSecret(database, time).Get(Secret, () => Make(time.GetUtcNow()), cancellation), password: null, X509KeyStorageFlags.Exportable);

    /// <summary>A certificate of this start for the names and addresses by which devices reach the site.</summary>
    public static X509Certificate2 Issue(X509Certificate2 authority, LanNames names, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={names.Host}", key, HashAlgorithmName.SHA256);
        var alternatives = new SubjectAlternativeNameBuilder();
        names.All.ToList().ForEach(alternatives.AddDnsName);
        names.Addresses.ToList().ForEach(alternatives.AddIpAddress);
        request.CertificateExtensions.Add(alternatives.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        var serial = RandomNumberGenerator.GetBytes(16);
        serial[0] &= 0x7F;
        // No browser takes more than 398 days.
        using var issued = request.Create(authority, now - Skew, now.AddDays(397) - Skew, serial);
        using var whole = issued.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null);
    }

    private static byte[] Make(DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN=HealthAssess local authority {Convert.ToHexString(RandomNumberGenerator.GetBytes(3))}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        request.CertificateExtensions.Add(LocalNamesOnly.Extension(LanNames.Known().All));
        using var made = request.CreateSelfSigned(now - Skew, now + Life);
        return made.Export(X509ContentType.Pkcs12);
    }
}
