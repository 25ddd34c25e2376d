using System.Net;
using System.Net.Http.Json;
using System.Text;
using HealthAssess.Api.Registration;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Registration;

namespace HealthAssess.Tests.Integration.Api;

public sealed class CorrectTravellerTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    private static readonly Caller Nurse = SiteFixture.Staff(Roles.Clinician);

    private static readonly TravellerDetails Okello = new("Okello", "Moses", null, null, null, "1990", true, "male", "UGA", [], "sw", "+256 1");

    [Fact]
    public async Task A_record_is_completed_found_by_its_new_name_and_its_older_version_stays()
    {
        var id = (await site.Ask(Nurse, new RegisterTraveller(Alias: "The quiet one"))).Value.Id;
        var opened = (await site.Ask(Nurse, new OpenDetails(id))).Value;
        var done = await site.Ask(Nurse, new CorrectTraveller(id, opened.Version, Okello));
        Assert.Equal(["names", "birthDate", "sex", "nationality", "language", "phone"], done.Value.Parts);
        Assert.Contains((await site.Ask(Nurse, new SearchTravellers("Okello"))).Value, one => one.Id == id);
        Assert.Equal("The quiet one", (await site.Ask(Nurse, new OpenDetails(id, opened.Version))).Value.Details.Alias);
        Assert.Equal(("sw", "+256 1"), (await site.Ask(Nurse, new OpenTraveller(id))).Value is var record ? (record.Language, record.Phone) : default);
    }

    [Fact]
    public async Task Whoever_comes_second_writes_nothing_over_the_first()
    {
        var id = (await site.Ask(Nurse, new RegisterTraveller(Family: "Mugisha"))).Value.Id;
        Assert.True((await site.Ask(Nurse, new CorrectTraveller(id, 1, Okello))).Ok);
        Assert.Equal(RefusalKind.VersionMismatch, (await site.Ask(Nurse, new CorrectTraveller(id, 1, Okello))).Refusals[0].Kind);
        Assert.Equal(2, (await site.Ask(Nurse, new OpenDetails(id))).Value.Version);
    }

    [Fact]
    public async Task Of_two_at_the_same_moment_one_is_told()
    {
        var id = (await site.Ask(Nurse, new RegisterTraveller(Family: "Mugisha"))).Value.Id;
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => site.Ask(Nurse, new CorrectTraveller(id, 1, Okello with { Sex = number % 2 == 0 ? "male" : "female" }))));
        Assert.Single(answers, answer => answer.Ok);
        Assert.All(answers.Where(answer => !answer.Ok), answer => Assert.Equal(RefusalKind.VersionMismatch, answer.Refusals[0].Kind));
    }

    [Fact]
    public async Task Nothing_is_written_where_nothing_is_said_otherwise()
    {
        var id = (await site.Ask(Nurse, new RegisterTraveller(Family: "Mugisha"))).Value.Id;
        var opened = (await site.Ask(Nurse, new OpenDetails(id))).Value;
        Assert.Empty((await site.Ask(Nurse, new CorrectTraveller(id, opened.Version, opened.Details))).Value.Parts);
        Assert.Equal(opened.Version, (await site.Ask(Nurse, new OpenDetails(id))).Value.Version);
    }

    [Fact]
    public async Task What_another_system_wrote_and_the_form_does_not_know_stays()
    {
        using var client = await site.Client(Roles.Clinician);
        using var body = new StringContent("""{"resourceType":"Patient","id":"clinic-c1","identifier":[{"system":"http://clinic.example/mrn","value":"17"}],"extension":[{"url":"http://clinic.example/x","valueString":"kept"}],"name":[{"family":"Mbabazi"}],"address":[{"city":"Entebbe"}]}""", Encoding.UTF8, "application/fhir+json");
        Assert.Equal(HttpStatusCode.Created, (await client.PutAsync(new Uri("/fhir/R4/Patient/clinic-c1", UriKind.Relative), body)).StatusCode);
        Assert.True((await site.Ask(Nurse, new CorrectTraveller("clinic-c1", 1, Okello with { Documents = [new DocumentDetails(null, new TravelDocument("passport", "C77", "UGA"))] }))).Ok);
        var patient = await client.GetStringAsync(new Uri("/fhir/R4/Patient/clinic-c1", UriKind.Relative));
        Assert.All(new[] { "http://clinic.example/mrn", "kept", "Entebbe", "passport-UGA" }, part => Assert.Contains(part, patient, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Over_HTTP_an_officer_may_not_and_a_registrar_may()
    {
        var id = (await site.Ask(Nurse, new RegisterTraveller(Family: "Mugisha"))).Value.Id;
        var address = new Uri($"/api/travellers/{id}/details", UriKind.Relative);
        using var registrar = await site.Client(Roles.Registrar);
        Assert.Contains("\"version\":1", await registrar.GetStringAsync(address), StringComparison.Ordinal);
        var answer = await registrar.PutAsJsonAsync(address, new { version = 1, details = new { family = "Mugisha", given = " ", sex = "female", documents = Array.Empty<object>() } });
        Assert.Equal("""{"parts":["sex"]}""", await answer.Content.ReadAsStringAsync());
        Assert.False((await site.Ask(SiteFixture.Staff(Roles.Officer), new CorrectTraveller(id, 2, Okello))).Ok);
        Assert.Equal(RefusalKind.NotFound, (await site.Ask(Nurse with { Scope = new Scope(false, "KEN", []) }, new CorrectTraveller(id, 2, Okello))).Refusals[0].Kind);
    }

    [Theory]
    [InlineData("", "1990", "male", "name-or-alias")]
    [InlineData("Okello", "2090", "male", "birth-date-future")]
    [InlineData("Okello", "1990-02-30", "male", "birth-date-impossible")]
    [InlineData("Okello", "1990", "m", "sex")]
    public async Task What_cannot_be_is_refused_as_at_registration(string family, string birthDate, string sex, string key)
    {
        var id = (await site.Ask(Nurse, new RegisterTraveller(Family: "Mugisha"))).Value.Id;
        var wanted = new TravellerDetails(family, null, null, null, null, birthDate, false, sex, null, [], null, null);
        Assert.Equal(key, (await site.Ask(Nurse, new CorrectTraveller(id, 1, wanted))).Refusals[0].Key);
    }

    [Fact]
    public async Task A_document_stands_on_a_record_once()
    {
        var id = (await site.Ask(Nurse, new RegisterTraveller(Family: "Mugisha"))).Value.Id;
        var twice = Okello with { Documents = [new DocumentDetails(null, new TravelDocument("passport", "X1", "UGA")), new DocumentDetails(null, new TravelDocument("passport", "x1", "UGA"))] };
        Assert.Equal("document-twice", (await site.Ask(Nurse, new CorrectTraveller(id, 1, twice))).Refusals[0].Key);
    }
}
