using System.Buffers.Text;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using HealthAssess.Certificates.Keys;
using HealthAssess.Domain.Certificates;
using HealthAssess.Storage.Certificates;

namespace HealthAssess.Api.Certificates;

/// <summary>Our keys as a DID document.</summary>
/// <remarks>WHO SMART Trust, "GDHCN trust list": one verification method a key, certificates in <c>x5c</c>, participant, domain and usage as codes.</remarks>
internal static class TrustDidJson
{
    public static JsonObject Of(IReadOnlyList<OwnCertificate> certificates, string host)
    {
        var id = Id(host);
        return new JsonObject
        {
            ["@context"] = new JsonArray("https://www.w3.org/ns/did/v1", "https://w3id.org/security/suites/jws-2020/v1", "https://w3id.org/security/data-integrity/v2"),
            ["id"] = id,
            ["controller"] = id,
            ["verificationMethod"] = new JsonArray([.. certificates.Where(own => own.Use != "VDS").Select(own => Method(own, certificates, host))]),
        };
    }

    /// <summary>The id under which a certificate stands in the document.</summary>
    public static string Method(string host, string use, X509Certificate2 certificate) => $"{Id(host)}:ICVP:{DemoAuthority.Participant}:{use}#{Uri.EscapeDataString(Kid(certificate))}";

    private static string Id(string host) => $"did:web:{Uri.EscapeDataString(host)}:trust";

    private static string Kid(X509Certificate2 certificate) => Convert.ToBase64String(KeyIds.OfCertificate(certificate.RawData));

    private static JsonObject Method(OwnCertificate own, IReadOnlyList<OwnCertificate> all, string host)
    {
        return new JsonObject
        {
            ["id"] = Method(host, own.Use, own.Certificate),
            ["type"] = "JsonWebKey2020",
            ["controller"] = Id(host),
            ["publicKeyJwk"] = Jwk(own, all, Kid(own.Certificate)),
            ["domain"] = Code("ICVP"),
            ["participant"] = Code(DemoAuthority.Participant),
            ["keyusage"] = Code(own.Use == "SCA" ? "CSCA" : own.Use),
        };
    }

    private static JsonObject Jwk(OwnCertificate own, IReadOnlyList<OwnCertificate> all, string kid)
    {
        using var key = own.Certificate.GetECDsaPublicKey()!;
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return new JsonObject
        {
            ["kty"] = "EC",
            ["kid"] = kid,
            ["crv"] = "P-256",
            ["x"] = Base64Url.EncodeToString(point.X),
            ["y"] = Base64Url.EncodeToString(point.Y),
            ["x5c"] = new JsonArray([.. TrustListJson.Chain(own, all).Select(der => (JsonNode)Convert.ToBase64String(der))]),
        };
    }

    private static JsonObject Code(string code) => new() { ["code"] = "#" + code };
}
