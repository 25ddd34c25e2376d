using System.Text.Json;
using System.Text.Json.Nodes;
using HealthAssess.Certificates;
using HealthAssess.Certificates.Trust;
using HealthAssess.Certificates.Verification;

namespace HealthAssess.Tests.Conformance.Certificates;

public sealed class SealTests
{
    private static readonly Circumstances Nobody = new(new(2022, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2022, 1, 1), TrustList.Empty);

    [SharedDataFact("certificates/vds-nc")]
    public void The_signature_of_every_published_seal_holds()
    {
        var seals = Seals().ToList();
        Assert.NotEmpty(seals);
        Assert.All(seals, seal => Assert.Equal(CheckOutcome.Pass, Outcome(seal, Check.Signature)));
    }

    [SharedDataFact("certificates/vds-nc")]
    public void The_order_of_members_does_not_matter_and_every_other_change_does()
    {
        foreach (var seal in Seals())
        {
            var node = JsonNode.Parse(seal)!;
            node["data"]!["msg"]!["pid"]!["n"] = "Somebody Else";
            Assert.Equal(CheckOutcome.Fail, Outcome(node.ToJsonString(), Check.Signature));
            Assert.Equal(CheckOutcome.Pass, Outcome(Reversed(JsonNode.Parse(seal)!).ToJsonString(), Check.Signature));
        }
    }

    [SharedDataFact("certificates/vds-nc")]
    public void Without_the_authority_that_signed_its_certificate_a_seal_is_not_trusted() =>
        Assert.All(Seals(), seal => Assert.Equal(Verdict.UntrustedIssuer, Verifier.Verify(seal, Nobody).Verdict));

    private static CheckOutcome Outcome(string text, Check check) =>
        Verifier.Verify(CredentialReader.Read([text]), Nobody).Checks.Single(result => result.Check == check).Outcome;

    private static IEnumerable<string> Seals()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(SharedData.Path("certificates", "vds-nc", "VDS-NC-Examples.json")));
        return [.. file.RootElement.EnumerateArray().Select(seal => seal.GetRawText())];
    }

    private static JsonNode Reversed(JsonNode node) => node switch
    {
        JsonObject members => new JsonObject(members.Reverse().Select(member => KeyValuePair.Create(member.Key, member.Value is null ? null : Reversed(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(item => item is null ? null : Reversed(item))]),
        _ => node.DeepClone(),
    };
}
