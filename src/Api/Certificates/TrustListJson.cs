using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HealthAssess.Certificates.Keys;
using HealthAssess.Certificates.Trust;
using HealthAssess.Domain.Certificates;
using HealthAssess.Domain.Requirements;
using HealthAssess.Immunization;
using HealthAssess.Storage.Certificates;

namespace HealthAssess.Api.Certificates;

/// <summary>The list for verifiers: keys with their certificates and revocations, and approved products.</summary>
internal static class TrustListJson
{
    public static JsonObject Of(IReadOnlyList<OwnCertificate> certificates, DateTimeOffset asOf, string address, JsonArray imported) => new()
    {
        ["asOf"] = asOf.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ["source"] = DemoAuthority.Name,
        ["demo"] = certificates.All(certificate => certificate.Demo),
        // A device goes by these days when it has no network.
        ["warnAfterDays"] = TrustPolicy.WarnAfterDays,
        ["stopAfterDays"] = TrustPolicy.StopAfterDays,
        // What two people approved of others' lists: each stands at /trust/lists/{id}.json.
        ["lists"] = imported,
        ["keys"] = new JsonArray([.. certificates.Select(certificate => Key(certificate, certificates)), .. certificates.Where(certificate => certificate.Use == "DSC").Select(certificate => CardKey(certificate, address))]),
        ["requirements"] = new JsonArray([.. PlaceRequirements.All.Select(asked => JsonSerializer.SerializeToNode(asked, JsonSerializerOptions.Web))]),
        // Our list of products is not WHO's whole list: what is missing from it is unknown, not refused.
        ["productsComplete"] = ApprovedProducts.List.Complete,
        ["products"] = new JsonArray([.. ApprovedProducts.List.Products.Select(Product)]),
    };

    private static JsonObject Key(OwnCertificate own, IReadOnlyList<OwnCertificate> all)
    {
        var key = Listed(own, all);
        if (own.Link is { } link)
        {
            // For a device that was away while the authority changed: its old key vouches for the new one.
            key["link"] = Convert.ToBase64String(link.RawData);
        }

        return key;
    }

    private static JsonObject Listed(OwnCertificate own, IReadOnlyList<OwnCertificate> all) => new()
    {
        ["kid"] = Convert.ToBase64String(KeyIds.OfCertificate(own.Certificate.RawData)),
        ["participant"] = DemoAuthority.Participant,
        ["usage"] = own.Use == "SCA" ? "CSCA" : own.Use,
        ["domain"] = "ICVP",
        ["x5c"] = new JsonArray([.. Chain(own, all).Select(der => (JsonNode)Convert.ToBase64String(der))]),
        ["notBefore"] = Instant(own.Certificate.NotBefore),
        ["notAfter"] = Instant(own.Certificate.NotAfter),
        ["revocations"] = "filter",
    };

    // The same key once more under the name that SMART Health Cards give it.
    private static JsonObject CardKey(OwnCertificate own, string address)
    {
        var jwk = KeySetJson.Key(own.Certificate);
        return new()
        {
            ["kid"] = jwk["kid"]!.GetValue<string>(),
            ["participant"] = DemoAuthority.Participant,
            ["usage"] = "DSC",
            ["domain"] = "SHC",
            ["issuer"] = address,
            ["jwk"] = jwk,
            ["notBefore"] = Instant(own.Certificate.NotBefore),
            ["notAfter"] = Instant(own.Certificate.NotAfter),
            ["revocations"] = "filter",
        };
    }

    private static JsonNode Product(string code) => new JsonObject
    {
        ["id"] = code,
        ["disease"] = ApprovedProducts.List.Disease(code),
        ["name"] = Vaccines.Product(code)?.Name ?? code,
    };

    internal static IEnumerable<byte[]> Chain(OwnCertificate own, IReadOnlyList<OwnCertificate> all)
    {
        yield return own.Certificate.RawData;
        if (own.Use != "SCA" && all.FirstOrDefault(other => other.Use == "SCA" && CertificateSignature.IsBy(own.Certificate, other.Certificate) == true) is { } authority)
        {
            yield return authority.Certificate.RawData;
        }
    }

    private static string Instant(DateTime local) => local.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
