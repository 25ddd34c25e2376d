using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace HealthAssess.Certificates.Trust;

/// <summary>Whether one certificate signed another: the mathematics only, whatever the date.</summary>
/// <remarks>RFC 5280, 4.1. The platform's chain builder asks for the network, for stores and for today; a border has none of them.</remarks>
public static class CertificateSignature
{
    /// <summary>True when <paramref name="authority"/> is named as the issuer of <paramref name="certificate"/> and its key signed it.</summary>
    /// <returns>Null when the signature is made with an algorithm that is not checked here (SHA-1).</returns>
    public static bool? IsBy(X509Certificate2 certificate, X509Certificate2 authority)
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
            if (!outer.PeekEncodedValue().Span.SequenceEqual(Algorithm(signedPart).Span))
            {
                // Said twice, once inside what is signed: they must agree (4.1.1.2).
                return false;
            }

            var (hash, pss) = SignatureHash.Read(outer.ReadSequence());
            return hash is null ? null : Verify(authority, hash.Value, pss, signedPart.Span, outer.ReadBitString(out _));
        }
        catch (Exception e) when (e is AsnContentException or CryptographicException)
        {
            return false;
        }
    }

    private static ReadOnlyMemory<byte> Algorithm(ReadOnlyMemory<byte> signedPart)
    {
        var fields = new AsnReader(signedPart, AsnEncodingRules.DER).ReadSequence();
        if (fields.PeekTag().TagClass == TagClass.ContextSpecific)
        {
            fields.ReadEncodedValue();
        }

        fields.ReadIntegerBytes();
        return fields.ReadEncodedValue();
    }

    private static bool Verify(X509Certificate2 authority, HashAlgorithmName hash, bool pss, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        using var curve = authority.GetECDsaPublicKey();
        using var rsa = authority.GetRSAPublicKey();
        return curve?.VerifyData(data, signature, hash, DSASignatureFormat.Rfc3279DerSequence)
            ?? rsa?.VerifyData(data, signature, hash, pss ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1)
            ?? false;
    }
}
