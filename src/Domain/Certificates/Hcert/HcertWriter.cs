using HealthAssess.Certificates.Cbor;
using HealthAssess.Certificates.Codecs;
using HealthAssess.Certificates.Cose;
using HealthAssess.Certificates.Keys;

namespace HealthAssess.Certificates.Hcert;

/// <summary>Issues an HCERT credential: CWT, COSE, zlib, Base45, context.</summary>
/// <remarks>HCERT specification 1.1.1, sections 3 and 4: nothing outlives its signer's certificate, so the end is the earlier of the two.</remarks>
public static class HcertWriter
{
    /// <summary>The text for the QR code.</summary>
    /// <param name="subClaim">Number of the kind of certificate; see <see cref="SubClaims"/>.</param>
    /// <param name="payload">The certificate.</param>
    /// <param name="issuer">Claim 1: the issuer's country, two letters or a participant's code.</param>
    /// <param name="issuedAt">Claim 6.</param>
    /// <param name="expires">Wanted end; cut to the end of the signer's certificate.</param>
    /// <param name="key">The signer.</param>
    public static string Issue(long subClaim, CborValue payload, string issuer, DateTimeOffset issuedAt, DateTimeOffset expires, SigningKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var end = expires < key.NotAfter ? expires : key.NotAfter;
        var claims = CborWriter.Write(CborValue.Map(
            (Cwt.IssuerClaim, CborValue.Of(issuer)),
            (Cwt.ExpiresClaim, CborValue.Of((Int128)end.ToUnixTimeSeconds())),
            (Cwt.IssuedAtClaim, CborValue.Of((Int128)issuedAt.ToUnixTimeSeconds())),
            (Cwt.HcertClaim, CborValue.Map((subClaim, payload)))));
        return HcertReader.Context + Base45.Encode(Zlib.Compress(CoseWriter.Sign(claims, key)));
    }
}
