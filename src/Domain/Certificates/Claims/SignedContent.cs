using HealthAssess.Certificates.Cose;

namespace HealthAssess.Certificates.Claims;

/// <summary>What a credential's signature is over, and how to find the key.</summary>
/// <param name="Algorithm">The algorithm it names.</param>
/// <param name="KeyId">The key id it names, or null.</param>
/// <param name="Data">The signed bytes.</param>
/// <param name="Signature">The signature.</param>
/// <param name="Certificate">The signer's certificate (DER), where the credential carries it along.</param>
public sealed record SignedContent(
    CoseAlgorithm Algorithm, ReadOnlyMemory<byte>? KeyId, ReadOnlyMemory<byte> Data, ReadOnlyMemory<byte> Signature, ReadOnlyMemory<byte>? Certificate = null);
