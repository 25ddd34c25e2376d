using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HealthAssess.Api.Lists;
using HealthAssess.Certificates.Keys;
using HealthAssess.Certificates.VdsNc;
using HealthAssess.Cli;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Certificates;
using HealthAssess.Domain.Lists;
using HealthAssess.Tests.Integration.Api;

namespace HealthAssess.Tests.Integration.Lists;

/// <summary>Lists of others from the proposal to the verdict: what two people brought into force is published, and the command judges true certificates by it.</summary>
public sealed class ImportedListsVerifyTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    private static readonly Caller First = SiteFixture.Staff(Roles.Administrator) with { Account = Guid.Parse("0197b000-0000-7000-8000-0000000000b1") };
    private static readonly Caller Second = SiteFixture.Staff(Roles.Administrator) with { Account = Guid.Parse("0197b000-0000-7000-8000-0000000000b2") };

    [SharedDataTheory("certificates/dgc")]
    [InlineData("UCI", true)]
    [InlineData("COUNTRYCODEUCI", true)]
    [InlineData("SIGNATURE", true)]
    [InlineData("UCI", false)]
    public async Task A_published_certificate_is_revoked_by_a_batch_of_the_gateway_and_good_again_once_the_batch_is_taken_back(string hashType, bool named)
    {
        using var vector = JsonDocument.Parse(File.ReadLines(SharedData.Path("certificates", "dgc", "vectors.jsonl")).First(line => line.Contains("\"AT/2DCode/raw/1.json\"", StringComparison.Ordinal)));
        var (code, at) = (vector.RootElement.GetProperty("PREFIX").GetString()!, vector.RootElement.GetProperty("TESTCTX").GetProperty("VALIDATIONCLOCK").GetString()!);
        var der = vector.RootElement.GetProperty("TESTCTX").GetProperty("CERTIFICATE").GetBytesFromBase64();
        var kid = Convert.ToBase64String(KeyIds.OfCertificate(der));
        await InForce(ListKind.Gdhcn, Encoding.UTF8.GetBytes($$$"""{"verificationMethod":[{"id":"did:web:x:trustlist:DCC:AUT:DSC#{{{kid}}}","publicKeyJwk":{"kty":"EC","x5c":["{{{Convert.ToBase64String(der)}}}"]},"participant":{"code":"#AUT"},"keyusage":{"code":"#DSC"}}]}"""), noRevocations: true);
        var stranger = await InForce(ListKind.EuRevocations, Batch(hashType, kid, RandomNumberGenerator.GetBytes(16)));
        Assert.Equal(("VALID_IDENTITY_NOT_CHECKED", "pass"), await Verdict(code, at));

        await InForce(ListKind.EuRevocations, Batch(hashType, named ? kid : "UNKNOWN_KID", Hash(hashType, vector.RootElement)));
        Assert.Equal(("REVOKED", "fail"), await Verdict(code, at));

        var back = (await site.Ask(First, new ReturnToList(stranger, "entered by mistake"))).Value;
        Assert.Equal(("REVOKED", "fail"), await Verdict(code, at));
        Assert.True((await site.Ask(Second, new ApproveList(back, (await site.Ask(Second, new OpenListProposal(back))).Value.Row.Sha256))).Ok);
        Assert.Equal(("VALID_IDENTITY_NOT_CHECKED", "pass"), await Verdict(code, at));
    }

    [Fact]
    public async Task A_seal_of_another_state_is_accepted_once_its_authority_is_on_the_master_list_in_force()
    {
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var (from, until) = (new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var name = new AuthorityName("UT", "Utopia", "Utopia");
        using var authority = AuthorityCertificates.Authority(name, authorityKey, from, until);
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var signer = new SigningKey(key, AuthorityCertificates.Signer(name, SignerPurpose.VisibleSeals, key, authority, authorityKey, from, until));
        var seal = SealWriter.Issue(new SealStatement
        {
            Issuer = "UTO",
            Id = "U12345",
            Surname = "ERIKSSON",
            GivenNames = "ANNA MARIA",
            BirthDate = new(1974, 8, 12),
            Sex = "female",
            DocumentNumber = "L898902C3",
            Vaccine = "XM0N24",
            Brand = "STAMARIL",
            Disease = "1D47",
            Date = new(2026, 3, 1),
            Sequence = 1,
            Country = "UTO",
            Centre = "Port",
            Lot = "YF-1",
        }, signer);
        Assert.Equal("UNTRUSTED_ISSUER", (await Verdict(seal, "2026-06-01T12:00:00Z")).Verdict);
        await InForce(ListKind.Csca, MasterList.Of(authority), noRevocations: true);
        Assert.Equal("VALID_IDENTITY_NOT_CHECKED", (await Verdict(seal, "2026-06-01T12:00:00Z")).Verdict);
        Assert.Equal("BAD_SIGNATURE", (await Verdict(seal.Replace("ERIKSSON", "ERIKSSOM", StringComparison.Ordinal), "2026-06-01T12:00:00Z")).Verdict);
    }

    [SharedDataFact("certificates/shc")]
    public async Task A_published_health_card_is_accepted_by_the_directory_and_its_revoked_neighbour_is_not()
    {
        var folder = SharedData.Path("certificates", "shc", "published");
        var wellKnown = Path.Combine(folder, "issuer", ".well-known");
        var keys = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(wellKnown, "jwks.json")))!["keys"]!.DeepClone();
        var crls = new JsonArray([.. Directory.GetFiles(Path.Combine(wellKnown, "crl"), "*.json").Select(file => JsonNode.Parse(File.ReadAllText(file)))]);
        JsonObject Snapshot(JsonArray lists) => new()
        {
            ["time"] = "2026-11-20T00:00:00Z",
            ["issuerInfo"] = new JsonArray(new JsonObject { ["issuer"] = new JsonObject { ["iss"] = "https://spec.smarthealth.cards/examples/issuer", ["name"] = "Examples" }, ["keys"] = keys.DeepClone(), ["crls"] = lists }),
        };
        var (good, revoked) = (Card(folder, "00"), Card(SharedData.Path("certificates", "shc", "older-5e4c5f5"), "03"));
        Assert.Equal("UNTRUSTED_ISSUER", (await Verdict(good, "2026-11-21T12:00:00Z")).Verdict);
        await InForce(ListKind.HealthCardDirectory, Bytes(Snapshot(crls)));
        Assert.Equal(("VALID_IDENTITY_NOT_CHECKED", "pass"), await Verdict(good, "2026-11-21T12:00:00Z"));
        Assert.Equal(("REVOKED", "fail"), await Verdict(revoked, "2026-11-21T12:00:00Z"));
    }

    private static string Card(string folder, string number) => File.ReadAllText(Path.Combine(folder, $"example-{number}-d-jws.txt"));

    private static byte[] Bytes(JsonObject json) => Encoding.UTF8.GetBytes(json.ToJsonString());

    private async Task<Guid> InForce(string kind, byte[] content, bool noRevocations = false)
    {
        var proposed = await site.Ask(First, new ProposeList(kind, content, "test", "test", TimeProvider.System.GetUtcNow(), NoRevocations: noRevocations));
        if (!proposed.Ok && proposed.Refusals[0].Key == "list-unchanged")
        {
            return Guid.Empty;
        }

        Assert.True(proposed.Ok, string.Join(' ', proposed.Refusals.Select(refusal => refusal.Text)));
        Assert.True((await site.Ask(Second, new ApproveList(proposed.Value, Convert.ToHexStringLower(SHA256.HashData(content))))).Ok);
        return proposed.Value;
    }

    // What is published, in a folder, and the command over it: a border without our database.
    private async Task<(string Verdict, string NotRevoked)> Verdict(string code, string at)
    {
        var (client, folder) = (site.Site.CreateClient(), Directory.CreateTempSubdirectory());
        foreach (var kind in ListKind.OfTrust)
        {
            if (await client.GetAsync($"/trust/lists/{kind}.json") is { IsSuccessStatusCode: true } list)
            {
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, kind + ".json"), await list.Content.ReadAsStringAsync());
            }
        }

        var cases = Path.Combine(folder.CreateSubdirectory("in").FullName, "codes.bin");
        await File.WriteAllTextAsync(cases, new JsonObject { ["id"] = 1, ["qr"] = code }.ToJsonString() + "\n");
        var (output, errors) = (new StringWriter(), new StringWriter());
        await Commands.Run(["verify", "--trust", folder.FullName, "--at", at, "--in", cases], output, errors);
        folder.Delete(recursive: true);
        var answer = JsonNode.Parse(output.ToString())!;
        return ((string)answer["verdict"]!, (string?)answer["checks"]!["notRevoked"]?["result"] ?? "");
    }

    private static byte[] Batch(string hashType, string kid, byte[] hash) => Bytes(new JsonObject
    {
        ["country"] = "AT",
        ["expires"] = "2030-01-01T00:00:00Z",
        ["kid"] = kid,
        ["hashType"] = hashType,
        ["entries"] = new JsonArray(new JsonObject { ["hash"] = Convert.ToBase64String(hash) }),
    });

    // As the gateway's documents write it, apart from the product's own code.
    private static byte[] Hash(string hashType, JsonElement vector)
    {
        var dose = vector.GetProperty("JSON").GetProperty("v")[0];
        var (id, country) = (dose.GetProperty("ci").GetString()!, dose.GetProperty("co").GetString()!);
        var cose = Convert.FromHexString(vector.GetProperty("COSE").GetString()!);
        return SHA256.HashData(hashType switch
        {
            "UCI" => Encoding.UTF8.GetBytes(id),
            "COUNTRYCODEUCI" => Encoding.UTF8.GetBytes(country + id),
            _ => cose[^64..^32],
        })[..16];
    }
}
