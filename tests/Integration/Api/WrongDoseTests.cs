using HealthAssess.Api.Certificates;
using HealthAssess.Api.Registration;
using HealthAssess.Api.Vaccinations;
using HealthAssess.Certificates.Verification;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Administration.Demo;
using HealthAssess.Domain.Vaccinations;
using HealthAssess.Tests.Integration.Certificates;

namespace HealthAssess.Tests.Integration.Api;

/// <summary>A dose that was recorded wrongly is marked where it was given; it stays, counts for nothing, and takes its certificate with it.</summary>
public sealed class WrongDoseTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    private static readonly Caller Nurse = SiteFixture.Staff(Roles.Clinician);
    private static readonly Caller Supervisor = SiteFixture.Staff(Roles.Supervisor);

    [Fact]
    public async Task It_stays_with_its_reason_counts_for_nothing_takes_its_certificate_back_and_leaves_the_stock()
    {
        var (traveller, lot, dose) = await Given("WRONG-1");
        var certificate = await Ok(Nurse, new IssueCertificate(dose, Consent: true));
        Assert.Equal(Verdict.ValidIdentityNotChecked, await Certified.VerdictOf(site, certificate.Credential));
        Assert.Single((await Ok(Nurse, new ForecastVaccinations(traveller))).Doses);

        await Ok(Nurse, new MarkDoseWrong(dose, "wrong-person", " The next in the line. "));

        var forecast = await Ok(Nurse, new ForecastVaccinations(traveller));
        Assert.Empty(forecast.Doses);
        Assert.Equal(new DoseMistake("wrong-person", "The next in the line."), Assert.Single(forecast.Mistakes).Mistake);
        Assert.Equal("entered-in-error", Assert.Single((await Ok(Nurse, new OpenTraveller(traveller))).Doses).Status);
        Assert.Equal(Verdict.Revoked, await Certified.VerdictOf(site, certificate.Credential));
        Assert.Equal(4, (await Ok(Supervisor, new ListStock("en"))).Single(one => one.Lot == lot).Balance);
        Assert.False((await site.Ask(Nurse, new IssueCertificate(dose, Consent: true))).Ok);
        Assert.True((await site.Ask(Nurse, new RecordVaccination(traveller, lot))).Ok);
    }

    [Fact]
    public async Task It_is_marked_once_and_of_ten_that_mark_it_together_one_does()
    {
        var dose = (await Given("WRONG-2")).Dose;
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => site.Ask(Nurse, new MarkDoseWrong(dose, "twice"))));
        Assert.Single(answers, answer => answer.Ok);
        Assert.All(answers.Where(answer => !answer.Ok), answer => Assert.Equal("dose-wrong-already", answer.Refusals[0].Key));
    }

    [Fact]
    public async Task Only_whoever_vaccinates_where_it_was_given_marks_it()
    {
        var dose = (await Given("WRONG-3")).Dose;
        Assert.Equal("dose-other-place", await RefusalOf(SiteFixture.Staff(Roles.Clinician, DemoPlaces.All[1]), new MarkDoseWrong(dose, "twice")));
        Assert.Equal("not-permitted", await RefusalOf(SiteFixture.Staff(Roles.Registrar), new MarkDoseWrong(dose, "twice")));
        Assert.Equal("dose-not-found", await RefusalOf(Nurse, new MarkDoseWrong("no-such-dose", "twice")));
    }

    [Theory]
    [InlineData("", null, "mistake-reason")]
    [InlineData("mood", null, "mistake-reason")]
    [InlineData(DoseMistake.Other, " ", "mistake-words")]
    public async Task It_needs_a_reason_and_another_one_needs_words(string reason, string? words, string key) =>
        Assert.Equal(key, await RefusalOf(Nurse, new MarkDoseWrong((await Given("WRONG-" + key)).Dose, reason, words)));

    [Fact]
    public async Task An_earlier_dose_without_a_place_is_marked_anywhere()
    {
        var traveller = (await Ok(Nurse, new RegisterTraveller(Family: "Nakayima", BirthDate: "1994-03-05"))).Id;
        var dose = await Ok(Nurse, new RecordHistory(traveller, "measles", "2019", "card", Country: "UGA"));
        await Ok(SiteFixture.Staff(Roles.Clinician, DemoPlaces.All[1]), new MarkDoseWrong(dose.ToString(), "nothing-given"));
    }

    private async Task<(Guid Traveller, Guid Lot, string Dose)> Given(string lotNumber)
    {
        var traveller = Guid.Parse(await Certified.Traveller(site));
        var lot = await Ok(Supervisor, new ReceiveLot(Certified.Stamaril, lotNumber, new DateOnly(2031, 1, 31), 5));
        return (traveller, lot, (await Ok(Nurse, new RecordVaccination(traveller, lot))).Id.ToString());
    }

    private async Task<string> RefusalOf(Caller caller, MarkDoseWrong request) => (await site.Ask(caller, request)).Refusals[0].Key;

    private async Task<T> Ok<T>(Caller caller, MediatR.IRequest<Outcome<T>> request)
    {
        var answer = await site.Ask(caller, request);
        Assert.True(answer.Ok, string.Join(' ', answer.Refusals.Select(refusal => refusal.Text)));
        return answer.Value;
    }
}
