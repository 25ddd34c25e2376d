using System.Text.Json;
using System.Text.Json.Nodes;
using HealthAssess.Certificates.Claims;
using HealthAssess.Certificates.Codecs;
using HealthAssess.Certificates.Cose;
using HealthAssess.Certificates.Hcert;
using HealthAssess.Certificates.Json;
using HealthAssess.Certificates.Verification;

namespace HealthAssess.Certificates.Shc;

/// <summary>Reads a SMART Health Card: numeric QR, token, raw deflate, FHIR Bundle.</summary>
/// <remarks>SMART Health Cards Framework 1.4.0.</remarks>
public static class ShcReader
{
    private const int Cap = 256 * 1024;

    /// <summary>Seconds up to the year 5138; more is milliseconds written by mistake.</summary>
    private const double LatestSecond = 100_000_000_000;

    /// <summary>Reads the parts of a card in any order.</summary>
    public static Credential Read(IReadOnlyList<string> parts) => NumericMode.Decode(parts, out var failure) is { } token
        ? Read(token)
        : Failed([], Check.Prefix, failure!);

    /// <summary>Reads a token, as files hold it.</summary>
    public static Credential Read(string token)
    {
        CheckResult[] prefix = [CheckResult.Pass(Check.Prefix)];
        if (Jws.Read(token, out var failure) is not { } jws)
        {
            return Failed(prefix, Check.Cose, failure!);
        }

        // What was packed is what was signed, so bytes after the end change nothing; one issuer leaves the trailer of a gzip file there.
        if (Deflate.TryInflate(jws.Payload, Cap, trailer: null, out var json) is var result and not InflateResult.Ok)
        {
            return Failed(prefix, Check.Compression, result == InflateResult.TooLarge ? "too-large" : "compression-broken");
        }

        CheckResult[] unpacked = [.. prefix, CheckResult.Pass(Check.Compression)];
        return StrictJson.Parse(json) is { ValueKind: JsonValueKind.Object } payload
            ? Card(payload, jws, [.. unpacked, CheckResult.Pass(Check.Cose)])
            : Failed(unpacked, Check.Cose, "not-claims");
    }

    private static Credential Card(JsonElement payload, Jws jws, IReadOnlyList<CheckResult> steps)
    {
        var vc = payload.Object("vc");
        var rid = vc.Text("rid") ?? payload.Text("rid");
        return new Credential
        {
            Format = CredentialFormat.SmartHealthCard,
            Steps = steps,
            Signed = new SignedContent(CoseAlgorithm.ES256, jws.KeyId, jws.Signed, jws.Signature),
            Issuer = payload.Text("iss"),
            IssuedAt = Instant(payload.Number("nbf")),
            Expires = Instant(payload.Number("exp")),
            MayLackExpiry = true,
            RevocationIds = new(() => rid is null ? [] : [rid]),
            Claims = HealthCardClaims.Read(payload),
            JsonSource = () => JsonNode.Parse(payload.GetRawText()),
        };
    }

    /// <summary>True for a number that can be seconds; fractions are usual.</summary>
    internal static bool IsSeconds(double? number) => number is >= 0 and < LatestSecond;

    private static DateTimeOffset? Instant(double? seconds) => IsSeconds(seconds) ? NumericDate.Read(seconds) : null;

    private static Credential Failed(IReadOnlyList<CheckResult> steps, Check check, string reason) =>
        new() { Format = CredentialFormat.SmartHealthCard, Steps = [.. steps, CheckResult.Fail(check, reason)] };
}
