using HealthAssess.Certificates.Cbor;

namespace HealthAssess.Certificates.Hcert;

/// <summary>The claims around a health certificate.</summary>
/// <remarks>RFC 8392 and HCERT specification, 3.3. Older DDCC credentials carry the data set itself in this place.</remarks>
/// <param name="Claims">All claims, as read.</param>
/// <param name="Issuer">Claim 1: two letters in Europe, two or three at WHO, <c>IO</c> for IOM: never looked up in a table of countries alone.</param>
/// <param name="IssuedAt">Claim 6.</param>
/// <param name="Expires">Claim 4.</param>
/// <param name="Hcert">Claim −260: the health certificates.</param>
public sealed record Cwt(CborValue Claims, string? Issuer, DateTimeOffset? IssuedAt, DateTimeOffset? Expires, CborValue? Hcert)
{
    internal const long IssuerClaim = 1;
    internal const long ExpiresClaim = 4;
    internal const long IssuedAtClaim = 6;
    internal const long HcertClaim = -260;

    /// <summary>Reads the claims, or says why not.</summary>
    public static Cwt? Read(ReadOnlyMemory<byte> payload, out string? failure)
    {
        if (CborReader.Read(payload, out failure) is not { } claims)
        {
            return null;
        }

        if (claims.Kind != CborKind.Map)
        {
            failure = "claims that are no map";
            return null;
        }

        if (claims[HcertClaim] is { } health && !SubClaims.AreMaps(health))
        {
            failure = "a certificate that is no map";
            return null;
        }

        // A date that is none, not even a number (one state signed NaN), counts as missing; the check of the end then cannot tell.
        return new Cwt(claims, claims[IssuerClaim]?.Text, NumericDate.Read(claims[IssuedAtClaim]), NumericDate.Read(claims[ExpiresClaim]), claims[HcertClaim] is { Kind: CborKind.Map } hcert ? hcert : null);
    }
}
