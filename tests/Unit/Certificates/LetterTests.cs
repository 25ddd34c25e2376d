using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HealthAssess.Certificates.Claims;
using HealthAssess.Certificates.Hcert;
using HealthAssess.Certificates.Keys;
using HealthAssess.Certificates.Letters;
using HealthAssess.Certificates.Verification;
using HealthAssess.Domain.Certificates;

namespace HealthAssess.Tests.Unit.Certificates;

public sealed class LetterTests
{
    [Fact]
    public void A_letter_is_read_as_what_it_is_and_proves_no_dose()
    {
        using var key = TestKeys.Signer();
        var report = Verifier.Verify(Issue(key, TestKeys.Letter), TestKeys.Trusting(key));
        var claims = report.Credential.Claims!;
        Assert.Equal((Verdict.ValidIdentityNotChecked, CredentialFormat.ContraindicationLetter, CertificateKind.Contraindication), (report.Verdict, report.Credential.Format, claims.Kind));
        Assert.Equal(new ClaimedLetter("1D47", new(2026, 3, 1), new(2026, 9, 1), "Dr Rehema Ssali", "Nimule", "UGA"), claims.Letter);
        Assert.Empty(claims.Doses);
        Assert.DoesNotContain(report.Checks, check => check.Check == Check.Product);
    }

    [Fact]
    public void It_names_its_grounds_medical_and_nothing_more()
    {
        using var key = TestKeys.Signer();
        var letter = HcertReader.Read(Issue(key, TestKeys.Letter)).Json!["-260"]!["-609"]!["cx"]!.AsObject();
        Assert.Equal("medical", (string?)letter["gr"]);
        Assert.Equal(["cn", "co", "gr", "is", "tg", "vle", "vls"], letter.Select(field => field.Key).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("1.3.6.1.4.1.1847.2021.1.1", Verdict.UntrustedIssuer)]
    [InlineData("1.3.6.1.4.1.1847.2021.1.2", Verdict.ValidIdentityNotChecked)]
    [InlineData("1.3.6.1.4.1.0.1847.2021.1.2", Verdict.ValidIdentityNotChecked)]
    [InlineData("1.3.6.1.4.1.1847.2021.1.3", Verdict.UntrustedIssuer)]
    public void Who_may_sign_vaccinations_may_sign_letters(string usage, Verdict expected)
    {
        using var key = TestKeys.Signer(request => request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], false)));
        Assert.Equal(expected, Verifier.Verify(Issue(key, TestKeys.Letter), TestKeys.Trusting(key)).Verdict);
    }

    [Fact]
    public void A_letter_never_outlives_its_signer_and_says_for_a_month_that_it_has_ended()
    {
        using var issued = new IssuedFormats();
        Assert.Equal(new DateTimeOffset(2026, 10, 2, 12, 0, 0, TimeSpan.Zero), issued.Writing.Ends(IssuedFormats.Letter));
        Assert.Equal(issued.Signer.NotAfter, issued.Writing.Ends(IssuedFormats.Letter with { Until = new(2040, 1, 1) }));
        var text = issued.Credentials.Single(credential => credential.Form == CertificateForm.Letter).Text;
        var after = issued.Circumstances with { At = new(2026, 9, 3, 9, 0, 0, TimeSpan.Zero), Day = new(2026, 9, 3) };
        Assert.Equal((Verdict.MedicallyExpired, "letter-ended"), (Verifier.Verify(text, after).Verdict, Verifier.Verify(text, after).Decided!.Reason));
    }

    [Fact]
    public void A_dose_cannot_be_certified_by_a_letter()
    {
        using var issued = new IssuedFormats();
        Assert.Equal("certificate-form", issued.Writing.Write(IssuedFormats.Dose(IssuedFormats.YellowFever), [CertificateForm.Letter]).Refusals.Single().Key);
        Assert.DoesNotContain(CertificateForm.Letter, CertificateForms.OfDose);
    }

    private static string Issue(SigningKey key, LetterStatement letter) =>
        HcertWriter.Issue(SubClaims.Letter, LetterWriter.Write(letter), "XX", TestKeys.IssuedAt, TestKeys.IssuedAt.AddYears(1), key);
}
