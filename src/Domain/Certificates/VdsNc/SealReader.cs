using System.Text.Json;
using System.Text.Json.Nodes;
using HealthAssess.Certificates.Claims;
using HealthAssess.Certificates.Cose;
using HealthAssess.Certificates.Json;
using HealthAssess.Certificates.Keys;
using HealthAssess.Certificates.Verification;

namespace HealthAssess.Certificates.VdsNc;

/// <summary>Reads an ICAO visible digital seal: plain JSON, signed over its canonical form, with the signer's certificate inside.</summary>
/// <remarks>ICAO technical report VDS-NC, sections 3 and 4.</remarks>
public static class SealReader
{
    /// <summary>Reads the text of a seal.</summary>
    public static Credential Read(string text)
    {
        if (StrictJson.Parse(System.Text.Encoding.UTF8.GetBytes(text)) is not { ValueKind: JsonValueKind.Object } seal || seal.Object("data").ValueKind != JsonValueKind.Object)
        {
            return new Credential { Format = CredentialFormat.VdsNc, Steps = [CheckResult.Fail(Check.Prefix, "unknown-prefix")] };
        }

        var (data, sig) = (seal.Object("data"), seal.Object("sig"));
        if (Algorithm(sig.Text("alg")) is not { } algorithm || Base64Text.Decode(sig.Text("sigvl") ?? "") is not { Length: > 0 } signature)
        {
            return new Credential { Format = CredentialFormat.VdsNc, Steps = [CheckResult.Pass(Check.Prefix), CheckResult.Fail(Check.Cose, "seal-structure")] };
        }

        ReadOnlyMemory<byte>? certificate = sig.Text("cer") is { } text64 && Base64Text.Decode(text64) is { } der ? der : null;
        return new Credential
        {
            Format = CredentialFormat.VdsNc,
            Steps = [CheckResult.Pass(Check.Prefix), CheckResult.Pass(Check.Cose)],
            Signed = new SignedContent(algorithm, null, CanonicalJson.Write(data), signature, certificate),
            Issuer = data.Object("hdr").Text("is"),
            MayLackExpiry = true,
            RevocationIds = new(() => SealClaims.Id(data) is { } id ? [id] : []),
            Claims = SealClaims.Read(data),
            JsonSource = () => JsonNode.Parse(data.GetRawText()),
        };
    }

    private static CoseAlgorithm? Algorithm(string? name) => name switch
    {
        "ES256" => CoseAlgorithm.ES256,
        "ES384" => CoseAlgorithm.ES384,
        "ES512" => CoseAlgorithm.ES512,
        _ => null,
    };
}
