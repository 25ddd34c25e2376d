using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using HealthAssess.Api.Certificates;
using HealthAssess.Api.Registration;
using HealthAssess.Certificates.Trust;
using HealthAssess.Certificates.Verification;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Certificates;
using HealthAssess.Fhir;
using HealthAssess.Storage;
using HealthAssess.Storage.Certificates;
using HealthAssess.Tests.Integration.Api;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Tests.Integration.Certificates;

public sealed class IssueCertificateTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    private static readonly Caller Nurse = SiteFixture.Staff(Roles.Clinician);

    [Fact]
    public async Task A_dose_becomes_a_certificate_that_a_stranger_verifies_with_the_published_list()
    {
        var issued = await Issue();
        using var json = JsonDocument.Parse(await site.Site.CreateClient().GetStringAsync("/trust/list.json"));
        var revocations = new RevocationList();
        var trust = new TrustList(PublishedTrustList.Read(json.RootElement, revocations), DateTimeOffset.Parse(json.RootElement.GetProperty("asOf").GetString()!, null));
        var now = TimeProvider.System.GetUtcNow();
        revocations.Filter = RevocationFilter.Read(await site.Site.CreateClient().GetByteArrayAsync("/trust/revocations.bin"), trust, out _);
        var circumstances = new Circumstances(now, DateOnly.FromDateTime(now.UtcDateTime), trust) { Revocations = revocations, Products = ApprovedProducts.List };

        var today = Verifier.Verify(issued.Credential, circumstances);
        Assert.Equal((Verdict.NotYetValid, issued.ValidFrom), (today.Verdict, today.Decided!.Date!.Value));
        Assert.True(today.Demo);
        Assert.Equal(Verdict.ValidIdentityNotChecked, Verifier.Verify(issued.Credential, circumstances with { Day = issued.ValidFrom }).Verdict);
    }

    [Fact]
    public async Task The_did_document_holds_the_same_keys_and_the_signer_is_signed_by_the_authority()
    {
        using var json = JsonDocument.Parse(await site.Site.CreateClient().GetStringAsync("/trust/did.json"));
        var entries = DidDocument.Read(json.RootElement);
        Assert.Equal([KeyUse.Authority, KeyUse.DocumentSigner], entries.Select(entry => entry.Use).Distinct().Order().Reverse());
        Assert.All(entries.Where(entry => entry.Use == KeyUse.DocumentSigner), entry => Assert.True(entry.SignedByListedAuthority));
        Assert.All(entries, entry => Assert.Equal("XXA", entry.Participant));
    }

    [Fact]
    public async Task An_unchanged_list_is_not_sent_again()
    {
        var client = site.Site.CreateClient();
        var tag = (await client.GetAsync("/trust/list.json")).Headers.ETag!;
        client.DefaultRequestHeaders.IfNoneMatch.Add(new EntityTagHeaderValue(tag.Tag));
        Assert.Equal(HttpStatusCode.NotModified, (await client.GetAsync("/trust/list.json")).StatusCode);
    }

    [Fact]
    public async Task The_traveller_opens_the_card_with_link_and_code()
    {
        var issued = await Issue();
        var card = await site.Ask(Caller.Anonymous, new OpenCard(issued.Link, issued.Code.ToLowerInvariant()));
        Assert.Equal(("Aminata Nakayima", "1994-03-05", "STAMARIL", issued.Credential), (card.Value.Name, card.Value.BirthDate, card.Value.ProductName, card.Value.Forms[0].Codes[0]));
        Assert.Null(card.Value.ValidUntil);
        Assert.Contains("not recognised by any state", card.Value.Issuer, StringComparison.Ordinal);
        var staff = (await site.Ask(Nurse, new OpenCertificate(issued.Document))).Value;
        Assert.Equal(card.Value with { Forms = staff.Forms }, staff);
    }

    [Fact]
    public async Task One_dose_is_signed_in_every_form_that_fits_and_the_published_list_verifies_them()
    {
        string[] forms = ["icao-vds-nc", "smart-health-card", "hcert-ddcc-vs", "hcert-icvp"];
        var issued = (await site.Ask(Nurse, new IssueCertificate(await Dose(), Forms: forms, Consent: true))).Value;
        using var json = JsonDocument.Parse(await site.Site.CreateClient().GetStringAsync("/trust/list.json"));
        var revocations = new RevocationList();
        var trust = new TrustList(PublishedTrustList.Read(json.RootElement, revocations), TimeProvider.System.GetUtcNow());
        revocations.Filter = RevocationFilter.Read(await site.Site.CreateClient().GetByteArrayAsync("/trust/revocations.bin"), trust, out _);
        var later = TimeProvider.System.GetUtcNow().AddDays(11);
        var circumstances = new Circumstances(later, DateOnly.FromDateTime(later.UtcDateTime), trust) { Revocations = revocations, Products = ApprovedProducts.List };
        Assert.Equal(forms.Order(), issued.Credentials.Keys.Order());
        Assert.All(issued.Credentials, credential => Assert.Equal((credential.Key, Verdict.ValidIdentityNotChecked), (credential.Key, Verifier.Verify(credential.Value, circumstances).Verdict)));

        var card = (await site.Ask(Caller.Anonymous, new OpenCard(issued.Link, issued.Code))).Value;
        Assert.Equal(4, card.Forms.Count);
        Assert.StartsWith("shc:/", card.Forms.Single(form => form.Form == "smart-health-card").Codes[0], StringComparison.Ordinal);
        using var keys = JsonDocument.Parse(await site.Site.CreateClient().GetStringAsync("/.well-known/jwks.json"));
        Assert.NotEmpty(JsonWebKeySet.Read(keys.RootElement));
    }

    /// <summary>Only the page asked: whoever sent it twice had two, and the second outlived the first.</summary>
    [Fact]
    public async Task A_dose_with_a_good_certificate_gets_a_second_one_only_when_it_is_wanted_and_one_taken_back_stands_in_nobodys_way()
    {
        var dose = await Dose();
        var first = (await site.Ask(Nurse, new IssueCertificate(dose, Consent: true))).Value;
        var refusal = (await site.Ask(Nurse, new IssueCertificate(dose))).Refusals.Single();
        Assert.Equal((RefusalKind.Conflict, "certificate-again", "again"), (refusal.Kind, refusal.Key, refusal.Expression));
        var second = (await site.Ask(Nurse, new IssueCertificate(dose, Again: true))).Value;
        foreach (var document in new[] { first.Document, second.Document })
        {
            Assert.Equal("certificate-again", (await site.Ask(Nurse, new IssueCertificate(dose))).Refusals.Single().Key);
            Assert.True((await site.Ask(Nurse, new RevokeCertificate(document, "printed twice"))).Ok);
        }

        Assert.True((await site.Ask(Nurse, new IssueCertificate(dose))).Ok);
    }

    [Fact]
    public async Task Nobody_gets_a_certificate_unasked_and_a_no_is_respected()
    {
        var dose = await Dose();
        Assert.Equal("certificate-consent-missing", (await site.Ask(Nurse, new IssueCertificate(dose))).Refusals[0].Key);
        Assert.Equal("certificate-consent-refused", (await site.Ask(Nurse, new IssueCertificate(dose, Consent: false))).Refusals[0].Key);
        Assert.True((await site.Ask(Nurse, new IssueCertificate(dose, Consent: true))).Ok);
        Assert.True((await site.Ask(Nurse, new IssueCertificate(dose, Again: true))).Ok);
        var person = (await site.Site.Services.GetRequiredService<ResourceReader>().Read(Nurse, "Immunization", dose, CancellationToken.None)).Value.Person!.Value;
        Assert.True((await site.Ask(Nurse, new RecordConsent(person, new Dictionary<string, bool> { ["vaccination-cert"] = false }, "en"))).Ok);
        Assert.Equal("certificate-consent-refused", (await site.Ask(Nurse, new IssueCertificate(dose))).Refusals[0].Key);
    }

    [Fact]
    public async Task A_certificate_taken_back_stands_in_the_published_list_and_so_does_every_one_of_a_recalled_lot()
    {
        var (one, good) = (await Issue(), await Issue());
        Assert.True((await site.Ask(Nurse, new RevokeCertificate(one.Document, "wrong person"))).Ok);
        Assert.Equal((Verdict.Revoked, Verdict.ValidIdentityNotChecked), (await VerdictOf(one.Credential), await VerdictOf(good.Credential)));

        var issued = site.Site.Services.GetRequiredService<IssuedCertificates>();
        var database = site.Site.Services.GetRequiredService<Database>();
        var lot = HealthAssess.Domain.Vaccinations.LotId.Of("YellowFeverProductd8a09f80301dc05e124f99ffe7711fc0", "V3A24M");
        await using (var connection = await database.Source.OpenConnectionAsync())
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await issued.RevokeLot(lot, "lot recalled")(connection, transaction, CancellationToken.None);
            await transaction.CommitAsync();
        }

        Assert.Equal(Verdict.Revoked, await VerdictOf(good.Credential));
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        Assert.NotEmpty(await issued.Marks(today, CancellationToken.None));
        Assert.Empty(await issued.Marks(today.AddDays(-2), CancellationToken.None));
    }

    [Fact]
    public async Task Five_wrong_codes_lock_the_link_even_for_the_right_one()
    {
        var issued = await Issue();
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal("card-not-opened", await Refusal(new OpenCard(issued.Link, "ABCD2345")));
        }

        Assert.Equal("card-locked", await Refusal(new OpenCard(issued.Link, issued.Code)));
        Assert.Equal("card-not-opened", await Refusal(new OpenCard(Ids.Unguessable(), issued.Code)));
    }

    [Fact]
    public async Task A_new_link_ends_the_old_one()
    {
        var issued = await Issue();
        var renewed = (await site.Ask(Nurse, new RenewCardLink(issued.Document))).Value;
        Assert.Equal("card-not-opened", await Refusal(new OpenCard(issued.Link, issued.Code)));
        Assert.True((await site.Ask(Caller.Anonymous, new OpenCard(renewed.Link, renewed.Code))).Ok);
    }

    [Fact]
    public async Task A_dose_without_a_prequalified_product_is_not_certified()
    {
        var dose = await Dose("yf-vax");
        Assert.Equal("certificate-product", (await site.Ask(Nurse, new IssueCertificate(dose, Consent: true))).Refusals[0].Key);
    }

    [Fact]
    public async Task Staff_of_another_country_find_no_dose()
    {
        var dose = await Dose();
        var stranger = Nurse with { Scope = new Scope(false, "KEN", []) };
        Assert.Equal("certificate-no-dose", (await site.Ask(stranger, new IssueCertificate(dose, Consent: true))).Refusals[0].Key);
    }

    [Fact]
    public async Task Two_processes_that_start_together_have_one_signer()
    {
        var services = site.Site.Services;
        var signers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ActivatorUtilities.CreateInstance<SigningKeys>(services).Current(CancellationToken.None).AsTask()));
        Assert.Single(signers.Select(signer => Convert.ToHexString(signer.KeyId.Span)).Distinct());
    }

    [Fact]
    public async Task A_dose_entered_in_error_withdraws_its_certificates_and_leaves_a_notice_and_so_does_a_correction_without_one()
    {
        var reader = site.Site.Services.GetRequiredService<ResourceReader>();
        foreach (var (change, origin, notices) in new (Action<ImmunizationBuilder>, WriteOrigin, int)[] { (dose => dose.Status = "entered-in-error", WriteOrigin.Live, 1), (dose => dose.LotNumber = "V3A24N", WriteOrigin.Import, 0) })
        {
            var dose = await Dose();
            var issued = (await site.Ask(Nurse, new IssueCertificate(dose, Consent: true))).Value;
            var stored = (await reader.Read(Nurse, "Immunization", dose, CancellationToken.None)).Value;
            var builder = ImmunizationBuilder.From(stored.Resource);
            change(builder);
            var store = site.Site.Services.GetRequiredService<ResourceStore>();
            var written = await store.Commit(ChangeSet.Of(Change.Update(builder.Build())), Nurse, origin, "test", CancellationToken.None);
            Assert.True(written.Ok, string.Join(' ', written.Refusals.Select(refusal => refusal.Text)));
            Assert.NotNull((await site.Ask(Caller.Anonymous, new OpenCard(issued.Link, issued.Code))).Value.Revoked);
            var found = await reader.Search(Nurse, "Communication", $"subject=Patient/{stored.Person}", CancellationToken.None);
            Assert.Equal(notices, found.Value.Matches.Count);
        }
    }

    private Task<IssuedCertificate> Issue() => Certified.Issue(site);

    private Task<Verdict> VerdictOf(string credential) => Certified.VerdictOf(site, credential);

    private Task<string> Dose(string product = Certified.Stamaril) => Certified.Dose(site, product);

    private async Task<string> Refusal(OpenCard request) => (await site.Ask(Caller.Anonymous, request)).Refusals[0].Key;
}
