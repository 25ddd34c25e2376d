using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HealthAssess.Certificates.Trust;
using HealthAssess.Certificates.Trust.Lists;

namespace HealthAssess.Tests.Conformance.Certificates;

/// <summary>The production list as two people see it before they agree on it.</summary>
public sealed class TrustListDiffTests
{
    private static readonly DateTimeOffset At = new(2026, 8, 23, 0, 0, 0, TimeSpan.Zero);

    [SharedDataFact("certificates/gdhcn-trust")]
    public void Counts_by_participant_equal_a_count_of_the_raw_file()
    {
        var counted = TrustListDiff.Of(null, Read(Raw()), At).Participants.ToDictionary(one => one.Participant, one => (one.Signers, one.Authorities, one.Others, one.Added));
        using var json = JsonDocument.Parse(Raw());
        var expected = json.RootElement.GetProperty("verificationMethod").EnumerateArray()
            .Select(method => (Whose: Code(method, "participant"), Use: Code(method, "keyusage"))).GroupBy(key => key.Whose)
            .ToDictionary(own => own.Key, own => (own.Count(key => key.Use == "#DSC"), own.Count(key => key.Use == "#CSCA"), own.Count(key => key.Use == "#DECA"), own.Count()));
        Assert.Equal(36, expected.Count);
        Assert.Equal(501, expected.Values.Sum(own => own.Item4));
        Assert.Equal(expected.Select(own => ("#" + own.Key.TrimStart('#'), own.Value)).Order(), counted.Select(own => ("#" + own.Key, own.Value)).Order());
    }

    [SharedDataFact("certificates/gdhcn-trust")]
    public void Chains_are_those_that_others_find_in_the_same_certificates()
    {
        var keys = TrustListDiff.Of(null, Read(Raw()), At).Keys.Where(key => key.Use == KeyUse.DocumentSigner).ToList();
        Assert.DoesNotContain(keys, key => key.Findings.Contains("chain-contradicted"));
        var verified = keys.Where(key => key.Findings.Contains("chain-verified")).Select(key => key.KeyId).Order(StringComparer.Ordinal).ToList();
        // Counted once with another library (pyca/cryptography, verify_directly_issued_by over every listed authority of the issuer's name).
        Assert.Equal(433, verified.Count);
        // The platform asks more of a chain than a signature, and finds no signer good that we do not.
        var byPlatform = ByPlatform().ToList();
        Assert.True(byPlatform.Count > 300);
        Assert.Empty(byPlatform.Except(verified));
    }

    [SharedDataFact("certificates/gdhcn-trust")]
    public void What_is_out_of_order_is_counted_and_hides_no_key()
    {
        var list = Read(Raw());
        var keys = TrustListDiff.Of(null, list, At).Keys;
        Assert.Empty(list.LeftOut);
        Assert.Equal(At.AddDays(-1).Date, list.MadeAt!.Value.Date);
        // docs of the list: 377 of 477 EC keys have a coordinate of the wrong length.
        Assert.InRange(keys.Count(key => key.Findings.Contains("key-from-certificate")), 370, 385);
        Assert.DoesNotContain(keys, key => key.Findings.Contains("key-differs-from-certificate") || key.Findings.Contains("key-not-usable"));
        Assert.Contains(keys, key => key.Findings.Contains("usage-of-stray-arc"));
        Assert.Contains(keys, key => key.Findings.Any(finding => finding.StartsWith("usage-unknown ", StringComparison.Ordinal)));
    }

    [SharedDataFact("certificates/gdhcn-trust")]
    public void Against_itself_nothing_changes_and_an_edit_is_seen_for_what_it_is()
    {
        var before = Read(Raw());
        Assert.All(TrustListDiff.Of(before, before, At).Keys, key => Assert.Equal(ListChange.Kept, key.Change));

        var edited = JsonNode.Parse(Raw())!.AsObject();
        var methods = edited["verificationMethod"]!.AsArray();
        var (removed, renamed) = (methods[0]!, methods[1]!);
        methods.RemoveAt(0);
        renamed["participant"]!["code"] = "#ZZZ";
        var diff = TrustListDiff.Of(before, Read(Encoding.UTF8.GetBytes(edited.ToJsonString())), At);
        Assert.Equal(
            [(ListChange.Added, "ZZZ"), (ListChange.Removed, Code(removed).TrimStart('#')), (ListChange.Removed, Code(before, renamed))],
            diff.Keys.Where(key => key.Change != ListChange.Kept).Select(key => (key.Change, key.Participant)).OrderBy(key => key.Change).ThenBy(key => key.Participant == Code(removed).TrimStart('#') ? 0 : 1));
    }

    private static string Code(JsonNode method) => method["participant"]!["code"]!.GetValue<string>();

    private static string Code(ImportedList before, JsonNode method) => before.Entries.First(entry => entry.Name == method["id"]!.GetValue<string>()).Participant!;

    private static string Code(JsonElement method, string name) => method.GetProperty(name).GetProperty("code").GetString()!;

    private static byte[] Raw() => File.ReadAllBytes(SharedData.Path("certificates", "gdhcn-trust", "prod-v2-trustlist-did.json"));

    private static ImportedList Read(byte[] raw)
    {
        var list = ImportedListReader.Read(TrustListFormat.Gdhcn, raw, out var failure);
        Assert.Null(failure);
        return list!;
    }

    // The platform's own chain builder, at an instant when the signer was in force, with the listed authorities as the only roots.
    private static IEnumerable<string> ByPlatform()
    {
        using var json = JsonDocument.Parse(Raw());
        var listed = json.RootElement.GetProperty("verificationMethod").EnumerateArray()
            .Select(method => (Use: Code(method, "keyusage"), Kid: method.GetProperty("publicKeyJwk").GetProperty("kid").GetString()!, Der: Convert.FromBase64String(method.GetProperty("publicKeyJwk").GetProperty("x5c")[0].GetString()!)))
            .Select(key => (key.Use, key.Kid, Certificate: X509CertificateLoader.LoadCertificate(key.Der))).ToList();
        foreach (var signer in listed.Where(key => key.Use == "#DSC"))
        {
            using var chain = new X509Chain();
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
            chain.ChainPolicy.DisableCertificateDownloads = true;
            chain.ChainPolicy.VerificationFlags = X509VerificationFlags.IgnoreNotTimeValid | X509VerificationFlags.IgnoreInvalidBasicConstraints | X509VerificationFlags.IgnoreWrongUsage | X509VerificationFlags.AllowUnknownCertificateAuthority | X509VerificationFlags.IgnoreInvalidName | X509VerificationFlags.IgnoreInvalidPolicy;
            foreach (var authority in listed.Where(key => key.Use == "#CSCA"))
            {
                chain.ChainPolicy.CustomTrustStore.Add(authority.Certificate);
            }

            chain.Build(signer.Certificate);
            var bad = X509ChainStatusFlags.NotSignatureValid | X509ChainStatusFlags.PartialChain | X509ChainStatusFlags.UntrustedRoot;
            if (chain.ChainElements.Count > 1 && chain.ChainStatus.All(status => (status.Status & bad) == 0) && IsStrong(signer.Certificate))
            {
                yield return signer.Kid;
            }
        }
    }

    private static bool IsStrong(X509Certificate2 certificate) => certificate.SignatureAlgorithm.FriendlyName?.Contains("sha1", StringComparison.OrdinalIgnoreCase) != true;
}
