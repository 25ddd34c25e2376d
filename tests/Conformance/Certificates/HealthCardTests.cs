using System.Text.Json;
using HealthAssess.Certificates.Trust;
using HealthAssess.Certificates.Verification;

namespace HealthAssess.Tests.Conformance.Certificates;

public sealed class HealthCardTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [SharedDataTheory("certificates/shc")]
    [InlineData("published", "00", Verdict.ValidIdentityNotChecked)]
    [InlineData("published", "01", Verdict.ValidIdentityNotChecked)]
    [InlineData("older-5e4c5f5", "00", Verdict.ValidIdentityNotChecked)]
    [InlineData("older-5e4c5f5", "01", Verdict.ValidIdentityNotChecked)]
    [InlineData("older-5e4c5f5", "02", Verdict.ValidIdentityNotChecked)]
    [InlineData("older-5e4c5f5", "03", Verdict.Revoked)]
    public void Every_published_card_gets_its_verdict_from_code_token_and_file(string folder, string number, Verdict expected)
    {
        foreach (var parts in Forms(folder, number))
        {
            Assert.Equal(expected, Verifier.Verify(parts, Circumstances(folder)).Verdict);
            Assert.Equal(expected, Verifier.Verify([.. parts.Reverse()], Circumstances(folder)).Verdict);
        }
    }

    [SharedDataFact("certificates/shc")]
    public void The_revoked_card_is_also_expired_and_both_show()
    {
        var checks = Verifier.Verify(Forms("older-5e4c5f5", "03").First(), Circumstances("older-5e4c5f5")).Checks;
        Assert.Equal("revoked", checks.Single(check => check.Check == Check.NotRevoked).Reason);
        Assert.Equal("signature-expired", checks.Single(check => check.Check == Check.NotExpired).Reason);
    }

    [SharedDataFact("certificates/shc")]
    public void Without_the_revocation_list_nobody_can_tell()
    {
        var circumstances = Circumstances("published") with { Revocations = RevocationList.None };
        Assert.Equal(Verdict.CannotTell, Verifier.Verify(Forms("published", "00").First(), circumstances).Verdict);
    }

    private static IEnumerable<string[]> Forms(string folder, string number)
    {
        var root = SharedData.Path("certificates", "shc", folder);
        yield return [.. Directory.GetFiles(root, $"example-{number}-f-qr-code-numeric-value-*.txt").Order(StringComparer.Ordinal).Select(File.ReadAllText)];
        yield return [File.ReadAllText(Path.Combine(root, $"example-{number}-d-jws.txt"))];
        yield return [File.ReadAllText(Path.Combine(root, $"example-{number}-e-file.smart-health-card"))];
    }

    private static Circumstances Circumstances(string folder)
    {
        var wellKnown = SharedData.Path("certificates", "shc", folder, "issuer", ".well-known");
        using var keys = JsonDocument.Parse(File.ReadAllText(Path.Combine(wellKnown, "jwks.json")));
        var revocations = new RevocationList();
        // The older example of a revoked card was signed a fraction after the second its own list names; the later list revokes it.
        foreach (var file in Directory.GetFiles(SharedData.Path("certificates", "shc"), "*.json", SearchOption.AllDirectories).Where(file => file.Contains("/crl/", StringComparison.Ordinal)))
        {
            using var list = JsonDocument.Parse(File.ReadAllText(file));
            HealthCardRevocations.AddTo(revocations, list.RootElement);
        }

        var trust = new TrustList(JsonWebKeySet.Read(keys.RootElement, "https://spec.smarthealth.cards/examples/issuer"), At);
        return new Circumstances(At, new(2026, 11, 21), trust) { Revocations = revocations };
    }
}
