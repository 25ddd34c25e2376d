using System.Text.Json.Nodes;
using HealthAssess.Certificates;
using HealthAssess.Certificates.Claims;
using HealthAssess.Certificates.Trust;
using HealthAssess.Certificates.Verification;

namespace HealthAssess.Tests.Conformance.Certificates;

public sealed class WhoTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [SharedDataTheory("certificates/who")]
    [InlineData("DIVOCIndonesiaContents", CredentialFormat.Divoc)]
    [InlineData("DIVOCQR1Contents", CredentialFormat.Divoc)]
    [InlineData("DVCTestQR", CredentialFormat.Icvp)]
    [InlineData("EUQR1Contents", CredentialFormat.EuDcc)]
    [InlineData("EUUruguay2Contents", CredentialFormat.EuDcc)]
    [InlineData("EUUruguayContents", CredentialFormat.EuDcc)]
    [InlineData("ICAOAUQR1Contents", CredentialFormat.VdsNc)]
    [InlineData("SHCSenegalContents", CredentialFormat.SmartHealthCard)]
    [InlineData("SHCTestResultsContents", CredentialFormat.SmartHealthCard)]
    [InlineData("WHOQR1Contents", CredentialFormat.DdccBare)]
    [InlineData("WHOQR2Contents", CredentialFormat.DdccBare)]
    [InlineData("WHOSingaporePCRContents", CredentialFormat.DdccBare)]
    public void Every_published_text_is_read_and_none_is_accepted_without_its_key(string name, CredentialFormat format)
    {
        var credential = Read(name);
        Assert.True(credential.Readable, string.Join(", ", credential.Steps));
        Assert.Equal(format, credential.Format);
        Assert.NotNull(credential.Claims?.Person.Name);
        Assert.True(Verifier.Verify(credential, new Circumstances(At, new(2026, 11, 21), TrustList.Empty)).Verdict is Verdict.UntrustedIssuer or Verdict.CannotTell);
    }

    [SharedDataTheory("certificates/who")]
    [InlineData("DVCTestQR", "DVCTestQRUnpacked.json")]
    [InlineData("WHOQR1Contents", "WHOQR1Unpacked.json")]
    [InlineData("WHOQR2Contents", "WHOQR2Unpacked.json")]
    [InlineData("WHOSingaporePCRContents", "WHOSingaporePCRUnpacked.json")]
    [InlineData("EUQR1Contents", "EUQR1Unpacked.txt")]
    public void The_claims_are_the_published_ones(string name, string unpacked)
    {
        var expected = JsonNode.Parse(File.ReadAllText(SharedData.Path("certificates", "who", unpacked)))!["contents"];
        Assert.True(JsonNode.DeepEquals(expected, Read(name).Json), Read(name).Json?.ToJsonString());
    }

    [SharedDataFact("certificates/who")]
    public void The_sample_of_an_international_certificate_does_not_verify()
    {
        var trust = new TrustList([.. TrustListTests.Read("dev-v1-trustlist-did.json"), .. TrustListTests.Read("prod-v2-trustlist-did.json")], At);
        var report = Verifier.Verify(Text("DVCTestQR"), new Circumstances(At, new(2026, 11, 21), trust));
        Assert.NotEqual(CheckOutcome.Pass, report.Checks.Single(check => check.Check == Check.Signature).Outcome);
        Assert.True(report.Verdict is Verdict.BadSignature or Verdict.UntrustedIssuer);
    }

    private static Credential Read(string name) => CredentialReader.Read([Text(name)]);

    private static string Text(string name) => File.ReadAllText(SharedData.Path("certificates", "who", name + ".txt"));
}
