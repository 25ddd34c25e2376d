using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace HealthAssess.Certificates.Trust;

/// <summary>Whether one certificate signed another: the mathematics only, whatever the date.</summary>
/// <remarks>RFC 5280, 4.1. The platform's chain builder asks for the network, for stores and for today; a border has none of them.</remarks>
public static class CertificateSignature
{
    /// <summary>True when <paramref name="authority"/> is named as the issuer of <paramref name="certificate"/> and its key signed it.</summary>
    public static bool IsBy(X509Certificate2 certificate, X509Certificate2 authority)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        ArgumentNullException.ThrowIfNull(authority);
        if (!certificate.IssuerName.RawData.AsSpan().SequenceEqual(authority.SubjectName.RawData))
        {
            return false;
        }

        try
        {
            var outer = new AsnReader(certificate.RawData, AsnEncodingRules.DER).ReadSequence();
            var signedPart = outer.ReadEncodedValue();
            var algorithm = outer.ReadSequence().ReadObjectIdentifier();
            return Verify(authority, algorithm, signedPart.Span, outer.ReadBitString(out _));
        }
        catch (Exception e) when (e is AsnContentException or CryptographicException)
        {
            return false;
        }
    }

    private static bool Verify(X509Certificate2 authority, string algorithm, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        if (Hash(algorithm) is not { } hash)
        {
            return false;
        }

        using var curve = authority.GetECDsaPublicKey();
        using var rsa = authority.GetRSAPublicKey();
        return curve?.VerifyData(data, signature, hash, DSASignatureFormat.Rfc3279DerSequence)
            ?? rsa?.VerifyData(data, signature, hash, algorithm == RsaPss ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1)
            ?? false;
    }

    private const string RsaPss = "1.2.840.113549.1.1.10";

    private static HashAlgorithmName? Hash(string algorithm) => algorithm switch
    {
        "1.2.840.10045.4.3.2" or "1.2.840.113549.1.1.11" or RsaPss => HashAlgorithmName.SHA256,
        "1.2.840.10045.4.3.3" or "1.2.840.113549.1.1.12" => HashAlgorithmName.SHA384,
        "1.2.840.10045.4.3.4" or "1.2.840.113549.1.1.13" => HashAlgorithmName.SHA512,
        _ => null,
    };
}
