using System.Buffers.Text;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using HealthAssess.Certificates.Keys;

namespace HealthAssess.Certificates.Shc;

/// <summary>Issues a SMART Health Card of a FHIR Bundle that has been cut down to what the card needs.</summary>
/// <remarks>SMART Health Cards, "Protocol details": payload minified, packed without a header, signed with ES256, the key named by its thumbprint.</remarks>
public static class ShcWriter
{
    private const string HealthCard = "https://smarthealth.cards#health-card";
    private const string ImmunizationCard = "https://smarthealth.cards#immunization";

    // Letters stand as they are; an escape for each would not fit the code.
    private static readonly JsonSerializerOptions Minified = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The token.</summary>
    /// <param name="bundle">The FHIR Bundle: no ids, no displays, references between its entries only.</param>
    /// <param name="issuer">Address of the issuer, below which its keys are published; without a slash at its end.</param>
    /// <param name="issuedAt">Not valid before.</param>
    /// <param name="expires">Wanted end; cut to the end of the signer's certificate.</param>
    /// <param name="revocationId">The name under which the card may be revoked: at most 24 letters of base64url.</param>
    /// <param name="key">The signer.</param>
    public static string Issue(JsonObject bundle, string issuer, DateTimeOffset issuedAt, DateTimeOffset expires, string revocationId, SigningKey key)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        ArgumentNullException.ThrowIfNull(key);
        var end = expires < key.NotAfter ? expires : key.NotAfter;
        var payload = new JsonObject
        {
            ["iss"] = issuer,
            ["nbf"] = issuedAt.ToUnixTimeSeconds(),
            ["exp"] = end.ToUnixTimeSeconds(),
            ["vc"] = new JsonObject
            {
                ["type"] = new JsonArray(HealthCard, ImmunizationCard),
                ["credentialSubject"] = new JsonObject { ["fhirVersion"] = "4.0.1", ["fhirBundle"] = bundle.DeepClone() },
                ["rid"] = revocationId,
            },
        };
        var header = $$"""{"zip":"DEF","alg":"ES256","kid":"{{key.Thumbprint}}"}""";
        var signed = Letters(Encoding.UTF8.GetBytes(header)) + "." + Letters(Pack(payload.ToJsonString(Minified)));
        return signed + "." + Letters(key.Sign(Encoding.ASCII.GetBytes(signed)));
    }

    private static byte[] Pack(string json)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            deflate.Write(Encoding.UTF8.GetBytes(json));
        }

        return packed.ToArray();
    }

    private static string Letters(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);
}
