using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HealthAssess.Certificates.Cose;

namespace HealthAssess.Certificates.Keys;

/// <summary>A document signer: its private key and the certificate that names it.</summary>
public sealed class SigningKey : IDisposable
{
    private readonly ECDsa key;

    /// <summary>A signer out of a private key on P-256, wherever that lies, and its certificate. Both are its own from now on.</summary>
    public SigningKey(ECDsa key, X509Certificate2 certificate)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(certificate);
        this.key = key;
        Certificate = certificate;
        KeyId = KeyIds.OfCertificate(certificate.RawData);
        Thumbprint = KeyIds.Thumbprint(key.ExportParameters(includePrivateParameters: false));
        (_, NotAfter) = Term.Of(certificate);
    }

    /// <summary>The document signer certificate.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>The key id: first 8 bytes of the certificate's SHA-256.</summary>
    public ReadOnlyMemory<byte> KeyId { get; }

    /// <summary>The key id of SMART Health Cards: the key's own thumbprint.</summary>
    public string Thumbprint { get; }

    /// <summary>What it signs with.</summary>
    public CoseAlgorithm Algorithm { get; } = CoseAlgorithm.ES256;

    /// <summary>The instant after which nothing signed with it may be valid.</summary>
    public DateTimeOffset NotAfter { get; }

    /// <summary>Imports a private key on P-256 (PKCS #8) with its certificate (DER).</summary>
    public static SigningKey Import(ReadOnlySpan<byte> pkcs8, ReadOnlySpan<byte> certificate)
    {
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(pkcs8, out _);
        return new SigningKey(key, X509CertificateLoader.LoadCertificate(certificate));
    }

    /// <summary>Signs: r and s side by side, 64 bytes.</summary>
    public byte[] Sign(ReadOnlySpan<byte> data) => key.SignData(data, HashAlgorithmName.SHA256);

    /// <inheritdoc/>
    public void Dispose()
    {
        key.Dispose();
        Certificate.Dispose();
    }
}
