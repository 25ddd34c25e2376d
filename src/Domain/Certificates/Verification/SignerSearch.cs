using System.Security.Cryptography.X509Certificates;
using HealthAssess.Certificates.Claims;
using HealthAssess.Certificates.Keys;
using HealthAssess.Certificates.Trust;

namespace HealthAssess.Certificates.Verification;

/// <summary>Looks for the key that made a signature.</summary>
/// <param name="Entry">The listed entry whose key fits, or null.</param>
/// <param name="Candidates">How many listed keys were tried.</param>
/// <param name="Certificate">The signer's certificate: that of the entry, or the one the credential carries.</param>
/// <param name="EmbeddedFits">For a credential that carries its certificate: whether its key fits.</param>
/// <param name="Authority">For such a credential: the listed authority that signed its certificate, or null.</param>
internal sealed record SignerSearch(TrustEntry? Entry, int Candidates, X509Certificate2? Certificate, bool? EmbeddedFits, TrustEntry? Authority = null)
{
    private static readonly SignerSearch Nothing = new(null, 0, null, null);

    public static SignerSearch Find(Credential credential, TrustList trust)
    {
        if (credential.Signed is not { } signed)
        {
            return Nothing;
        }

        if (signed.Certificate is { } der && KeyReader.Certificate(der.Span) is { } embedded)
        {
            var fits = KeyReader.OfCertificate(embedded)?.Verify(signed.Algorithm, signed.Data.Span, signed.Signature.Span) ?? false;
            return new SignerSearch(
                fits ? trust.SealSigner(KeyIds.OfCertificate(embedded.RawData)) : null, 1, embedded, fits,
                trust.Authorities.FirstOrDefault(entry => CertificateSignature.IsBy(embedded, entry.Certificate!) == true));
        }

        var candidates = trust.Signers(signed.KeyId);
        foreach (var entry in candidates)
        {
            if (entry.Key!.Verify(signed.Algorithm, signed.Data.Span, signed.Signature.Span))
            {
                return new SignerSearch(entry, candidates.Count, entry.Certificate, null);
            }
        }

        return Nothing with { Candidates = candidates.Count };
    }
}
