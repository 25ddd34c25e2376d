using System.Buffers.Text;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using HealthAssess.Certificates.Keys;
using HealthAssess.Storage.Certificates;

namespace HealthAssess.Api.Certificates;

/// <summary>Our keys as a key set for readers of SMART Health Cards.</summary>
/// <remarks>SMART Health Cards, "Determining keys associated with an issuer"; RFC 7517. Public keys only, named by their thumbprints.</remarks>
internal static class KeySetJson
{
    public static JsonObject Of(IReadOnlyList<OwnCertificate> certificates) => new()
    {
        ["keys"] = new JsonArray([.. certificates.Where(own => own.Use == "DSC").Select(own => (JsonNode)Key(own.Certificate))]),
    };

    public static JsonObject Key(X509Certificate2 certificate)
    {
        using var key = certificate.GetECDsaPublicKey()!;
        var parameters = key.ExportParameters(includePrivateParameters: false);
        return new()
        {
            ["kty"] = "EC",
            ["kid"] = KeyIds.Thumbprint(parameters),
            ["use"] = "sig",
            ["alg"] = "ES256",
            ["crv"] = "P-256",
            ["x"] = Base64Url.EncodeToString(parameters.Q.X),
            ["y"] = Base64Url.EncodeToString(parameters.Q.Y),
        };
    }
}
