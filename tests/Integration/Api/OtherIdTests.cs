using System.Net;
using System.Text;
using HealthAssess.Api.Assessments;
using HealthAssess.Api.Certificates;
using HealthAssess.Api.Registration;
using HealthAssess.Api.Vaccinations;
using HealthAssess.Certificates.Verification;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Registration;
using HealthAssess.Fhir;
using HealthAssess.Storage;
using HealthAssess.Tests.Integration.Certificates;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Tests.Integration.Api;

/// <summary>A traveller whose Patient another system created by update, under an id of its own, is a traveller like any other.</summary>
public sealed class OtherIdTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    private static readonly Caller Nurse = SiteFixture.Staff(Roles.Clinician);
    private static readonly Caller Supervisor = SiteFixture.Staff(Roles.Supervisor);

    [Fact]
    public async Task They_are_found_opened_registered_screened_vaccinated_and_certified()
    {
        using var client = await site.Client(Roles.Clinician);
        using var body = new StringContent("""{"resourceType":"Patient","id":"clinic-7.1","name":[{"family":"Mbabazi","given":["Ruth"],"text":"Ruth Mbabazi"}],"birthDate":"1990-05-17","gender":"female"}""", Encoding.UTF8, "application/fhir+json");
        Assert.Equal(HttpStatusCode.Created, (await client.PutAsync(new Uri("/fhir/R4/Patient/clinic-7.1", UriKind.Relative), body)).StatusCode);

        var traveller = Assert.Single((await site.Ask(Nurse, new SearchTravellers("Mbabazi"))).Value).Id;
        Assert.Equal("clinic-7.1", traveller.ToString());
        await Ok(new RecordArrival(traveller, Conveyance: "Ferry", Countries: ["COD"]));
        await Ok(new RecordConsent(traveller, new Dictionary<string, bool> { ["research"] = false }, "en"));
        await Ok(new RecordHistory(traveller, "measles", "1995", "card", Country: "UGA"));
        await Ok(new ForecastVaccinations(traveller));
        await Ok(new ListScreenings(traveller));
        var lot = (await site.Ask(Supervisor, new ReceiveLot(Certified.Stamaril, "OTHER-1", new DateOnly(2031, 1, 31), 5))).Value;
        var dose = await Ok(new RecordVaccination(traveller, lot));
        await Ok(new IssueCertificate(dose.Id.ToString(), Consent: true));

        var record = await Ok(new OpenTraveller(traveller));
        Assert.Equal((1, 2, 1), (record.Arrivals.Count, record.Doses.Count, record.Certificates.Count));
        Assert.Equal("Ruth Mbabazi", record.Identity.Name);
        Assert.Equal("dose-before-birth", (await site.Ask(Nurse, new RecordHistory(traveller, "measles", "1970", "card", Country: "UGA"))).Refusals[0].Key);
        Assert.True((await client.GetAsync(new Uri("/api/travellers/clinic-7.1", UriKind.Relative))).IsSuccessStatusCode);
    }

    [Fact]
    public async Task Their_dose_under_an_id_of_its_own_is_certified_and_takes_its_certificate_back_when_it_was_an_error()
    {
        using var client = await site.Client(Roles.Clinician);
        using var body = new StringContent("""{"resourceType":"Patient","id":"clinic-9","name":[{"family":"Okello","given":["Ben"],"text":"Ben Okello"}],"birthDate":"1985-02-03","gender":"male"}""", Encoding.UTF8, "application/fhir+json");
        Assert.Equal(HttpStatusCode.Created, (await client.PutAsync(new Uri("/fhir/R4/Patient/clinic-9", UriKind.Relative), body)).StatusCode);
        var dose = await Certified.Dose(site, traveller: "clinic-9", id: "dose.7-A");
        Assert.True(Assert.Single((await Ok(new OpenTraveller("clinic-9"))).Doses).GivenHere);

        var issued = await Ok(new IssueCertificate(dose, Consent: true));
        Assert.Equal(Verdict.ValidIdentityNotChecked, await Certified.VerdictOf(site, issued.Credential));
        Assert.Equal("certificate-no-dose", (await site.Ask(Nurse, new IssueCertificate("dose.7-a", Consent: true))).Refusals[0].Key);
        Assert.True((await site.Site.Services.GetRequiredService<ResourceStore>().Commit(
            ChangeSet.Of(Change.Patch("Immunization", dose, one => Outcome<Resource>.Of(Resource.Parse(one.ToString().Replace("completed", "entered-in-error", StringComparison.Ordinal))))), Nurse, WriteOrigin.Live, "test", default)).Ok);
        Assert.Equal(Verdict.Revoked, await Certified.VerdictOf(site, issued.Credential));
    }

    [Theory]
    [InlineData("no such id!")]
    [InlineData("x&_count=500")]
    [InlineData("")]
    public async Task What_can_be_no_id_is_nobody(string text)
    {
        Assert.Equal(RefusalKind.NotFound, (await site.Ask(Nurse, new OpenTraveller(TravellerId.Of(text)))).Refusals[0].Kind);
        Assert.Equal(RefusalKind.NotFound, (await site.Ask(Nurse, new RecordArrival(TravellerId.Of(text)))).Refusals[0].Kind);
    }

    private async Task<T> Ok<T>(MediatR.IRequest<Outcome<T>> request)
    {
        var answer = await site.Ask(Nurse, request);
        Assert.True(answer.Ok, string.Join(' ', answer.Refusals.Select(refusal => refusal.Text)));
        return answer.Value;
    }
}
