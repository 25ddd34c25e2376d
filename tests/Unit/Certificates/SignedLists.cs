using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using HealthAssess.Certificates.Keys;
using HealthAssess.Certificates.Trust;
using HealthAssess.Domain.Certificates;

namespace HealthAssess.Tests.Unit.Certificates;

/// <summary>Lists as an authority publishes them through its life, and as strangers would like them to be.</summary>
internal static class SignedLists
{
    private const string Did0 = "did:web:issuer.example:trust";

    public static JsonObject Did()
    {
        using var keys = new DemoKeys(new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));
        return Did(keys.Signer, keys.Authority);
    }

    /// <summary>What each list is stands in its name; the browser's test (lists.test.ts) says which may follow which.</summary>
    public static JsonObject Vectors(DateTimeOffset start)
    {
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var newKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var authority = DemoAuthority.Authority(authorityKey, start);
        using var successor = DemoAuthority.Authority(newKey, start.AddDays(100));
        using var link = AuthorityCertificates.Link(successor, authority, authorityKey);
        using var first = Signer(authority, authorityKey, start);
        using var second = Signer(authority, authorityKey, start.AddDays(50));
        using var third = Signer(successor, newKey, start.AddDays(101));
        using var stranger = new DemoKeys(start.AddDays(60));
        var known = List(start.AddDays(1), null, authority, first);
        return new JsonObject
        {
            ["first"] = Signed(known, first),
            ["sameSigner"] = Signed(List(start.AddDays(2), null, authority, first), first),
            ["newSigner"] = Signed(List(start.AddDays(51), null, authority, first, second), second),
            ["firstRevoked"] = Signed(List(start.AddDays(52), null, authority, second), second),
            ["byRevoked"] = Signed(List(start.AddDays(53), null, authority, first, second), first),
            ["newAuthority"] = Signed(List(start.AddDays(102), link, successor, third), third),
            ["newAuthorityWithoutLink"] = Signed(List(start.AddDays(102), null, successor, third), third),
            ["stranger"] = Signed(List(start.AddDays(61), null, stranger.Authority, stranger.Signer), stranger.Signer),
            ["strangerAmongOurs"] = Signed(List(start.AddDays(61), null, authority, first, stranger.Signer), stranger.Signer),
            ["rules"] = Signed(new JsonObject { ["version"] = "test", ["lists"] = new JsonObject(), ["rules"] = new JsonArray(), ["vaccines"] = new JsonObject(), ["countries"] = new JsonObject() }, first),
            ["csca"] = Signed(new JsonObject { ["id"] = "csca", ["asOf"] = "2026-03-01T00:00:00Z", ["source"] = "states", ["sha256"] = "", ["keys"] = new JsonArray() }, first),
            ["did"] = Did(first, authority),
            ["authority"] = Convert.ToHexStringLower(KeyIds.OfCertificate(authority.RawData)),
            ["strangers"] = Convert.ToHexStringLower(KeyIds.OfCertificate(stranger.Authority.RawData)),
        };
    }

    private static SigningKey Signer(X509Certificate2 authority, ECDsa authorityKey, DateTimeOffset from)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new SigningKey(key, DemoAuthority.Signer(SignerPurpose.HealthCertificates, key, authority, authorityKey, from));
    }

    private static string Signed(JsonObject list, SigningKey signer) => SignedJson.Write(System.Text.Encoding.UTF8.GetBytes(list.ToJsonString()), signer);

    private static JsonObject List(DateTimeOffset asOf, X509Certificate2? link, X509Certificate2 authority, params SigningKey[] signers) => new()
    {
        ["asOf"] = asOf.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null),
        ["source"] = "tests",
        ["demo"] = true,
        ["lists"] = new JsonArray(new JsonObject { ["id"] = "csca", ["asOf"] = "2026-03-01T00:00:00Z", ["source"] = "states", ["sha256"] = "" }),
        ["products"] = new JsonArray(),
        ["keys"] = new JsonArray([Key("CSCA", authority, link), .. signers.Select(signer => Key("DSC", signer.Certificate, null))]),
    };

    private static JsonObject Key(string usage, X509Certificate2 certificate, X509Certificate2? link)
    {
        var key = new JsonObject
        {
            ["kid"] = Convert.ToBase64String(KeyIds.OfCertificate(certificate.RawData)),
            ["participant"] = "XXA",
            ["usage"] = usage,
            ["domain"] = "ICVP",
            ["x5c"] = new JsonArray(Convert.ToBase64String(certificate.RawData)),
        };
        if (link is not null)
        {
            key["link"] = Convert.ToBase64String(link.RawData);
        }

        return key;
    }

    private static JsonObject Did(SigningKey signer, X509Certificate2 authority)
    {
        var document = new JsonObject
        {
            ["@context"] = new JsonArray("https://www.w3.org/ns/did/v1", "https://w3id.org/security/data-integrity/v2"),
            ["id"] = Did0,
            ["verificationMethod"] = new JsonArray(Method("DSC", signer.Certificate), Method("CSCA", authority)),
        };
        DidProof.Add(document, Did0 + ":DSC", new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero), signer);
        return document;
    }

    private static JsonObject Method(string usage, X509Certificate2 certificate) => new()
    {
        ["id"] = $"{Did0}:{usage}",
        ["type"] = "JsonWebKey2020",
        ["controller"] = Did0,
        ["publicKeyJwk"] = new JsonObject { ["kty"] = "EC", ["x5c"] = new JsonArray(Convert.ToBase64String(certificate.RawData)) },
        ["participant"] = new JsonObject { ["code"] = "#XXA" },
        ["keyusage"] = new JsonObject { ["code"] = "#" + usage },
    };
}
