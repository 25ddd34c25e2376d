using System.Text.Json;
using HealthAssess.Certificates.Trust;

namespace HealthAssess.Tests.Conformance.Certificates;

public sealed class TrustListTests
{
    [SharedDataFact("certificates/gdhcn-trust")]
    public void Every_key_of_the_production_list_is_usable_and_stands_under_the_hash_of_its_certificate()
    {
        var entries = Read("prod-v2-trustlist-did.json");
        Assert.Equal(501, entries.Count);
        Assert.Empty(new TrustList(entries).Unusable);
        Assert.All(entries, entry => Assert.EndsWith("#" + Convert.ToBase64String(entry.KeyId.Span), Uri.UnescapeDataString(entry.Name!), StringComparison.Ordinal));
        Assert.Equal((438, 61), (entries.Count(entry => entry.Use == KeyUse.DocumentSigner), entries.Count(entry => entry.Use == KeyUse.Authority)));
        Assert.Contains(entries, entry => entry.Participant == "IOM");
    }

    [SharedDataFact("certificates/gdhcn-trust")]
    public void Signers_are_held_against_their_listed_authorities_by_the_signature_and_not_by_a_malformed_hint()
    {
        var entries = Read("prod-v2-trustlist-did.json");
        Assert.DoesNotContain(entries, entry => entry.SignedByListedAuthority == false);
        // Lithuania's key identifiers are malformed; two of Togo's name the newer key of their authority where the older one signed.
        Assert.All(entries.Where(entry => entry.Participant is "LTU" or "TGO" && entry.Use == KeyUse.DocumentSigner), entry => Assert.True(entry.SignedByListedAuthority));
        Assert.Equal(433, entries.Count(entry => entry.SignedByListedAuthority == true));
    }

    [SharedDataFact("certificates/gdhcn-trust")]
    public void Coordinates_of_the_wrong_length_are_read_as_the_certificate_has_them()
    {
        using var file = Open("prod-v2-trustlist-did.json");
        foreach (var method in file.RootElement.GetProperty("verificationMethod").EnumerateArray())
        {
            var jwk = method.GetProperty("publicKeyJwk");
            if (jwk.TryGetProperty("crv", out var curve) && curve.GetString() == "P-256")
            {
                var certificate = HealthAssess.Certificates.Keys.KeyReader.Certificate(Convert.FromBase64String(jwk.GetProperty("x5c")[0].GetString()!))!;
                Assert.Equal(certificate.PublicKey.ExportSubjectPublicKeyInfo(), HealthAssess.Certificates.Keys.KeyReader.OfJwk(jwk)!.ToDer());
            }
        }
    }

    [SharedDataFact("certificates/gdhcn-trust")]
    public void The_first_version_of_the_list_is_read_too() => Assert.True(Read("dev-v1-trustlist-did.json").Count > 350);

    internal static IReadOnlyList<TrustEntry> Read(string name)
    {
        using var file = Open(name);
        return DidDocument.Read(file.RootElement);
    }

    private static JsonDocument Open(string name) => JsonDocument.Parse(File.ReadAllText(SharedData.Path("certificates", "gdhcn-trust", name)));
}
