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
    public void Signers_are_held_against_their_listed_authority_and_the_two_that_it_did_not_sign_are_found()
    {
        var entries = Read("prod-v2-trustlist-did.json");
        var contradicted = entries.Where(entry => entry.SignedByListedAuthority == false).Select(entry => entry.Name!.Split(':')[^1]).Order(StringComparer.Ordinal);
        Assert.Equal(["DSC#6ptpKJA1J90=", "DSC#7Kxw3+O5bzs="], contradicted);
        Assert.True(entries.Count(entry => entry.SignedByListedAuthority == true) > 300);
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
