using HealthAssess.Api.Administration.Keys;
using HealthAssess.Api.Certificates;
using HealthAssess.Api.Certificates.Letters;
using HealthAssess.Api.Certificates.Reissue;
using HealthAssess.Api.Registration;
using HealthAssess.Api.Requirements;
using HealthAssess.Certificates.Verification;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Registration;
using HealthAssess.Domain.Requirements;
using HealthAssess.Fhir;
using HealthAssess.Storage;
using HealthAssess.Storage.Administration;
using HealthAssess.Storage.Certificates;
using HealthAssess.Tests.Integration.Api;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Tests.Integration.Certificates;

/// <summary>A letter from the counter to the border, and what takes it back. Its tests change the same authority, one after the other.</summary>
public sealed class ContraindicationLetterTests(SiteFixture site) : IClassFixture<SiteFixture>, IAsyncLifetime
{
    private const string YellowFever = "1D47";
    private static readonly Caller Doctor = SiteFixture.Staff(Roles.Clinician);

    private static DateOnly Today => SiteFixture.Place.Today(TimeProvider.System);

    public async Task InitializeAsync()
    {
        await using var scope = site.Site.Services.CreateAsyncScope();
        var administration = scope.ServiceProvider.GetRequiredService<HealthDb>();
        if (await administration.Users.FindAsync(Doctor.Account!.Value) is null)
        {
            administration.Users.Add(new Account { Id = Doctor.Account!.Value, UserName = "doctor", NormalizedUserName = "DOCTOR", DisplayName = "Dr Rehema Ssali" });
            await administration.SaveChangesAsync();
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_contraindication_recorded_in_the_same_step_becomes_a_letter_that_a_stranger_verifies()
    {
        var traveller = await Traveller();
        var issued = await Issued(Letter(traveller) with { ShowReasons = true, Reasons = "Severe allergy to egg.", ReasonsLanguage = "en" });
        Assert.Equal(Verdict.ValidIdentityNotChecked, await Certified.VerdictOf(site, issued.Credential));

        var card = (await site.Ask(Caller.Anonymous, new OpenCard(issued.Link, issued.Code))).Value;
        Assert.Equal(new LetterView("Severe allergy to egg.", "en"), card.Letter);
        Assert.Equal((YellowFever, "Dr Rehema Ssali", Today, Today.AddDays(60), null), (card.Disease, card.Clinician, card.ValidFrom, card.ValidUntil, card.Dose));
        var code = HealthAssess.Certificates.CredentialReader.Read([issued.Credential]).Json!.ToJsonString();
        Assert.DoesNotContain("egg", code, StringComparison.OrdinalIgnoreCase);

        var ground = Assert.Single((await site.Ask(Doctor, new ListLetterGrounds(traveller))).Value);
        Assert.Equal((YellowFever, true), (Assert.Single(ground.Diseases), ground.Text!.Contains("anaphylaxis", StringComparison.Ordinal)));
        var document = (await Reader.Read(Doctor, "DocumentReference", issued.Document.ToString(), CancellationToken.None)).Value.Resource.Root;
        Assert.Equal(ground.Reference, document["context"]["related"]["reference"].Text);
        var provenance = Assert.Single((await Reader.Search(Doctor, "Provenance", $"target=DocumentReference/{issued.Document}", CancellationToken.None)).Value.Matches).Resource.Root;
        Assert.True(provenance.Extension("https://healthassess.org/fhir/StructureDefinition/risk-of-non-vaccination-explained")["value"].Boolean);
        Assert.True(Assert.Single((await site.Ask(Doctor, new OpenTraveller(traveller))).Value.Certificates).Letter);
    }

    [Fact]
    public async Task Without_consent_a_ground_the_risk_or_a_bounded_end_there_is_no_letter_and_only_a_clinician_writes_one()
    {
        var traveller = await Traveller();
        var letter = Letter(traveller);
        var vaccinator = SiteFixture.Staff(Roles.Vaccinator);
        Assert.Equal("letter-ground", await Refusal(letter with { Finding = " " }));
        Assert.Equal("letter-ground-other", await Refusal(letter with { Ground = "Condition/" + Guid.Empty }));
        Assert.Equal("letter-risk", await Refusal(letter with { RiskExplained = false }));
        Assert.Equal("letter-disease", await Refusal(letter with { Disease = "RA01" }));
        Assert.Equal("letter-until-past", await Refusal(letter with { Until = Today.AddDays(-1) }));
        Assert.Equal("letter-until-far", await Refusal(letter with { Until = Today.AddMonths(12).AddDays(1) }));
        Assert.Equal("letter-reasons", await Refusal(letter with { ShowReasons = true, ReasonsLanguage = "fr" }));
        Assert.Equal("letter-reasons-language", await Refusal(letter with { ShowReasons = true, Reasons = "x", ReasonsLanguage = "de" }));
        Assert.Equal("certificate-consent-missing", await Refusal(letter with { Consent = null }));
        Assert.Equal("certificate-consent-refused", await Refusal(letter with { Consent = false }));
        Assert.Equal("letter-not-clinician", (await site.Ask(vaccinator, letter)).Refusals[0].Key);
        Assert.Equal("letter-clinician", (await site.Ask(Doctor with { Account = Ids.New(TimeProvider.System) }, letter)).Refusals[0].Key);
        Assert.Equal(RefusalKind.NotFound, (await site.Ask(Doctor with { Scope = new Scope(false, "KEN", []) }, letter)).Refusals[0].Kind);
        Assert.Empty((await site.Ask(Doctor, new OpenTraveller(traveller))).Value.Certificates);
    }

    [Fact]
    public async Task It_exempts_its_traveller_from_its_disease_to_its_last_day_until_it_is_taken_back()
    {
        var traveller = await Traveller();
        var issued = await Issued(Letter(traveller));
        Assert.Equal((RequirementOutcome.Exempt, RequirementOutcome.Exempt, RequirementOutcome.NotMet), (await Trip(traveller, 0), await Trip(traveller, 60), await Trip(traveller, 61)));
        Assert.Equal(RequirementOutcome.NotMet, await Trip(await Traveller(), 0));
        var polio = await Traveller();
        await Issued(Letter(polio) with { Disease = "1C81" });
        Assert.Equal(RequirementOutcome.NotMet, await Trip(polio, 0));

        Assert.True((await site.Ask(Doctor, new RevokeCertificate(issued.Document, "written for another"))).Ok);
        Assert.Equal((Verdict.Revoked, RequirementOutcome.NotMet), (await Certified.VerdictOf(site, issued.Credential), await Trip(traveller, 0)));
    }

    [Fact]
    public async Task An_allergy_that_was_recorded_in_error_takes_its_letter_back_and_one_that_is_over_does_not()
    {
        var traveller = await Traveller();
        var allergy = await Write(Allergy(traveller, "confirmed", "active"));
        var issued = await Issued(Letter(traveller) with { Ground = "AllergyIntolerance/" + allergy, Finding = null });
        await Write(Allergy(traveller, "confirmed", "resolved", allergy));
        Assert.Equal(Verdict.ValidIdentityNotChecked, await Certified.VerdictOf(site, issued.Credential));
        Assert.Equal("letter-ground-other", await Refusal(Letter(traveller) with { Ground = "AllergyIntolerance/" + allergy }));
        await Write(Allergy(traveller, "refuted", "resolved", allergy));
        Assert.Equal((Verdict.Revoked, RequirementOutcome.NotMet), (await Certified.VerdictOf(site, issued.Credential), await Trip(traveller, 0)));
    }

    [Fact]
    public async Task A_lost_signer_takes_letters_too_and_they_are_issued_anew_to_the_same_day_but_none_for_its_own_end()
    {
        var traveller = await Traveller();
        var issued = await Issued(Letter(traveller) with { ShowReasons = true, Reasons = "Allergie grave.", ReasonsLanguage = "fr" });
        var run = site.Site.Services.GetRequiredService<ReissueRun>();
        var ending = await run.EndingBefore(TimeProvider.System.GetUtcNow().AddDays(120), (_, _) => { }, CancellationToken.None);
        Assert.Equal((0, true), (ending.Value.Reissued, ending.Value.Refused["letter-ends"] > 0));

        var lost = (await site.Site.Services.GetRequiredService<SigningKeys>().Current(CancellationToken.None)).KeyId.ToArray();
        Assert.True((await site.Ask(Caller.Worker(Purpose.Administration, Permission.Administer), new RevokeSigningKey(Convert.ToHexStringLower(lost), "lost"))).Ok);
        Assert.Equal(RequirementOutcome.NotMet, await Trip(traveller, 0));
        Assert.True((await run.OfLostKey(lost, (_, _) => { }, CancellationToken.None)).Value.Reissued > 0);
        var card = (await site.Ask(Caller.Anonymous, new OpenCard(issued.Link, issued.Code))).Value;
        Assert.Equal((true, Today.AddDays(60), new LetterView("Allergie grave.", "fr")), (card.Anew, card.ValidUntil, card.Letter));
        Assert.Equal((Verdict.ValidIdentityNotChecked, RequirementOutcome.Exempt), (await Certified.VerdictOf(site, card.Forms[0].Codes[0]), await Trip(traveller, 60)));
    }

    private ResourceReader Reader => site.Site.Services.GetRequiredService<ResourceReader>();

    private static IssueContraindicationLetter Letter(Guid traveller) =>
        new(traveller, YellowFever, Today.AddDays(60), RiskExplained: true, Finding: "anaphylaxis after an earlier dose", Consent: true);

    private async Task<Guid> Traveller() => (await site.Ask(Doctor, new RegisterTraveller(Family: "Nakayima", Given: "Aminata", BirthDate: "1994-03-05", Sex: "female", Nationality: "UGA",
        Document: new TravelDocument(TravelDocument.Passport, "B1234567", "UGA")))).Value.Id;

    private async Task<IssuedCertificate> Issued(IssueContraindicationLetter letter)
    {
        var issued = await site.Ask(Doctor, letter);
        Assert.True(issued.Ok, string.Join(' ', issued.Refusals.Select(refusal => refusal.Text)));
        return issued.Value;
    }

    private async Task<string> Refusal(IssueContraindicationLetter letter) => (await site.Ask(Doctor, letter)).Refusals[0].Key;

    /// <summary>How they stand towards yellow fever in a country that asks everybody, arriving so many days from now.</summary>
    private async Task<RequirementOutcome> Trip(Guid traveller, int days) =>
        (await site.Ask(Doctor, new AskTravellerTrip(traveller, [], [new Stop("UGA") { Arrived = Today.AddDays(days) }]))).Value.Answers.Single(answer => answer is { Country: "UGA", Disease: YellowFever }).Outcome;

    private static Resource Allergy(Guid traveller, string verification, string clinical, Guid? id = null) => Resource.Parse($$"""
        {"resourceType":"AllergyIntolerance","id":"{{id ?? Ids.New(TimeProvider.System)}}","patient":{"reference":"Patient/{{traveller}}"},"code":{"text":"Egg"},
         "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical","code":"{{clinical}}"}]},
         "verificationStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/allergyintolerance-verification","code":"{{verification}}"}]} }
        """);

    private async Task<Guid> Write(Resource resource)
    {
        var store = site.Site.Services.GetRequiredService<ResourceStore>();
        var known = (await Reader.Read(Doctor, resource.TypeName, resource.Id!, CancellationToken.None)).Ok;
        var written = await store.Commit(ChangeSet.Of(known ? Change.Update(resource) : Change.Create(resource)), Doctor, WriteOrigin.Live, "test", CancellationToken.None);
        Assert.True(written.Ok, string.Join(' ', written.Refusals.Select(refusal => refusal.Text)));
        return Guid.Parse(resource.Id!);
    }
}
