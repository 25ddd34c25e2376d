using HealthAssess.Certificates;
using HealthAssess.Certificates.Hcert;
using HealthAssess.Certificates.Icvp;
using HealthAssess.Certificates.Keys;
using HealthAssess.Certificates.Trust;
using HealthAssess.Certificates.Verification;

namespace HealthAssess.Tests.Unit.Certificates;

public sealed class IcvpTests
{
    [Theory]
    [InlineData(IcvpDialect.B)]
    [InlineData(IcvpDialect.C)]
    public void What_is_issued_is_verified(IcvpDialect dialect)
    {
        using var key = TestKeys.Signer();
        var report = Verifier.Verify(Issue(key, dialect: dialect), TestKeys.Trusting(key));
        Assert.Equal(Verdict.ValidIdentityNotChecked, report.Verdict);
        var claims = report.Credential.Claims!;
        Assert.Equal(("Aminata Nakayima", "1994-03-02", "UGA", "B1234567", "PPN"), (claims.Person.Name, claims.Person.BirthDate, claims.Person.Nationality, claims.Person.DocumentNumber, claims.Person.DocumentType));
        Assert.Equal((new DateOnly(2026, 3, 1), TestKeys.Product, "V3A24M"), (claims.Doses[0].Date, claims.Doses[0].Product, claims.Doses[0].Lot));
    }

    [Theory]
    [InlineData(2026, 3, 10, Verdict.NotYetValid)]
    [InlineData(2026, 3, 11, Verdict.ValidIdentityNotChecked)]
    [InlineData(2027, 12, 31, Verdict.ValidIdentityNotChecked)]
    [InlineData(2028, 3, 2, Verdict.TechnicallyExpiredReissue)]
    public void Yellow_fever_counts_from_the_tenth_day_for_life_of_the_person_and_of_the_paper_apart(int year, int month, int day, Verdict expected)
    {
        using var key = TestKeys.Signer();
        Assert.Equal(expected, Verifier.Verify(Issue(key), TestKeys.Trusting(key, new(year, month, day))).Verdict);
    }

    [Fact]
    public void An_unlisted_issuer_is_not_trusted_and_never_called_forged()
    {
        using var key = TestKeys.Signer();
        using var other = TestKeys.Signer();
        var report = Verifier.Verify(Issue(key), TestKeys.Trusting(other));
        Assert.Equal(Verdict.UntrustedIssuer, report.Verdict);
        Assert.Equal(CheckOutcome.Unknown, report.Checks.Single(check => check.Check == Check.Signature).Outcome);
    }

    [Fact]
    public void Every_key_that_shares_the_id_is_tried()
    {
        using var key = TestKeys.Signer();
        using var other = TestKeys.Signer();
        var twin = TestKeys.Listed(other) with { KeyId = key.KeyId };
        var circumstances = TestKeys.Trusting(key) with { Trust = new TrustList([twin, TestKeys.Listed(key)], TestKeys.IssuedAt) };
        Assert.Equal(Verdict.ValidIdentityNotChecked, Verifier.Verify(Issue(key), circumstances).Verdict);
    }

    [Fact]
    public void A_revoked_certificate_is_refused()
    {
        using var key = TestKeys.Signer();
        var circumstances = TestKeys.Trusting(key) with { Revocations = new RevocationList().Add(key.KeyId.Span, [new("abc")]) };
        var credential = CredentialReader.Read([Issue(key)]) with { RevocationIds = new(() => ["x", "abc"]) };
        Assert.Equal(Verdict.Revoked, Verifier.Verify(credential, circumstances).Verdict);
        Assert.Equal(Verdict.ValidIdentityNotChecked, Verifier.Verify(credential with { RevocationIds = new(() => ["abd"]) }, circumstances).Verdict);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(null)]
    public void A_missing_revocation_list_leaves_the_answer_open(bool? published)
    {
        using var key = TestKeys.Signer();
        var circumstances = TestKeys.Trusting(key) with { Trust = new TrustList([TestKeys.Listed(key) with { PublishesRevocations = published }], TestKeys.IssuedAt) };
        Assert.Equal(Verdict.CannotTell, Verifier.Verify(Issue(key), circumstances).Verdict);
    }

    [Theory]
    [InlineData(true, Verdict.ProductNotApproved)]
    [InlineData(false, Verdict.CannotTell)]
    public void An_unlisted_product_is_refused_only_by_a_whole_list(bool complete, Verdict expected)
    {
        using var key = TestKeys.Signer();
        var products = new ProductList(new Dictionary<string, string>(), complete);
        Assert.Equal(expected, Verifier.Verify(Issue(key), TestKeys.Trusting(key) with { Products = products }).Verdict);
    }

    [Theory]
    [InlineData("NAKAYIMA AMINATA", "1994-03-02", "B1234567", Verdict.MatchValid)]
    [InlineData("NAKAYIMA AMINATA", "1994-03-02", null, Verdict.MatchValid)]
    [InlineData("SOMEBODY ELSE", "1994-03-02", "B1234567", Verdict.IdentityMismatchAskHuman)]
    [InlineData("NAKAYIMA AMINATA", "1990-03-02", "B1234567", Verdict.IdentityMismatchAskHuman)]
    [InlineData("NAKAYIMA AMINATA", "1994-03-02", "C7654321", Verdict.IdentityMismatchAskHuman)]
    public void It_is_compared_with_the_person(string name, string birth, string? number, Verdict expected)
    {
        using var key = TestKeys.Signer();
        var circumstances = TestKeys.Trusting(key) with { Person = new PresentedPerson(name, birth, number) };
        Assert.Equal(expected, Verifier.Verify(Issue(key), circumstances).Verdict);
    }

    [Fact]
    public void Nothing_outlives_its_signers_certificate()
    {
        using var key = TestKeys.Signer();
        var text = HcertWriter.Issue(SubClaims.Icvp, IcvpWriter.Write(TestKeys.Statement, IcvpDialect.C), "XX", TestKeys.IssuedAt, TestKeys.IssuedAt.AddYears(50), key);
        Assert.Equal(key.NotAfter, CredentialReader.Read([text]).Expires);
    }

    [Fact]
    public void An_unknown_shape_is_for_a_person_to_look_at()
    {
        using var key = TestKeys.Signer();
        var text = HcertWriter.Issue(SubClaims.Icvp, HealthAssess.Certificates.Cbor.CborValue.Map(("n", HealthAssess.Certificates.Cbor.CborValue.Of("A B"))), "XX", TestKeys.IssuedAt, TestKeys.IssuedAt.AddYears(1), key);
        Assert.Equal(Verdict.UnknownVersionAskHuman, Verifier.Verify(text, TestKeys.Trusting(key)).Verdict);
        Assert.Equal(Verdict.UnknownVersionAskHuman, Verifier.Verify("HC2:" + text[4..], TestKeys.Trusting(key)).Verdict);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HC1:")]
    [InlineData("HC1:not base45!")]
    [InlineData("HC1:6BF")]
    [InlineData("https://example.org")]
    public void Any_other_text_is_unreadable(string text)
    {
        using var key = TestKeys.Signer();
        Assert.Equal(Verdict.Unreadable, Verifier.Verify(text, TestKeys.Trusting(key)).Verdict);
    }

    internal static string Issue(SigningKey key, IcvpStatement? statement = null, IcvpDialect dialect = IcvpDialect.C) => HcertWriter.Issue(
        SubClaims.Icvp, IcvpWriter.Write(statement ?? TestKeys.Statement, dialect), "XX", TestKeys.IssuedAt, TestKeys.IssuedAt.AddMonths(24), key);
}
