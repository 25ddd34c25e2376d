using System.Security.Cryptography;
using HealthAssess.Certificates.Cose;

namespace HealthAssess.Certificates.Keys;

/// <summary>A public key, imported once and used by many threads.</summary>
/// <remarks>RFC 9053, 2.1: the algorithm names the hash, the key its curve. A signature is r and s side by side (IEEE P1363), never DER.</remarks>
public sealed class VerificationKey
{
    private readonly ECDsa? curve;
    private readonly RSA? rsa;

    internal VerificationKey(ECDsa key)
    {
        curve = key;
        Algorithm = key.KeySize switch { 256 => CoseAlgorithm.ES256, 384 => CoseAlgorithm.ES384, 521 => CoseAlgorithm.ES512, _ => CoseAlgorithm.Unknown };
    }

    internal VerificationKey(RSA key)
    {
        rsa = key;
        Algorithm = key.KeySize >= 2048 ? CoseAlgorithm.PS256 : CoseAlgorithm.Unknown;
    }

    /// <summary>The algorithm that goes with this key.</summary>
    public CoseAlgorithm Algorithm { get; }

    /// <summary>True when the signature over the data is this key's.</summary>
    public bool Verify(CoseAlgorithm algorithm, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) => algorithm switch
    {
        CoseAlgorithm.ES256 => VerifyCurve(data, signature, HashAlgorithmName.SHA256),
        CoseAlgorithm.ES384 => VerifyCurve(data, signature, HashAlgorithmName.SHA384),
        CoseAlgorithm.ES512 => VerifyCurve(data, signature, HashAlgorithmName.SHA512),
        CoseAlgorithm.PS256 => Algorithm == CoseAlgorithm.PS256 && rsa!.VerifyData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
        _ => false,
    };

    /// <summary>The key in DER (SubjectPublicKeyInfo).</summary>
    public byte[] ToDer() => curve?.ExportSubjectPublicKeyInfo() ?? rsa!.ExportSubjectPublicKeyInfo();

    private bool VerifyCurve(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature, HashAlgorithmName hash) =>
        curve is not null && Algorithm != CoseAlgorithm.Unknown && signature.Length == (curve.KeySize + 7) / 8 * 2 && curve.VerifyData(data, signature, hash);

    internal ECParameters? CurveParameters() => curve?.ExportParameters(false);
}
