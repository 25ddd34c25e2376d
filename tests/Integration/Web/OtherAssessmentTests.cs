using System.Net;
using System.Net.Http.Headers;
using System.Text;
using HealthAssess.Api.Assessments;
using HealthAssess.Api.Registration;
using HealthAssess.Domain.Access;
using HealthAssess.Tests.Integration.Api;

namespace HealthAssess.Tests.Integration.Web;

/// <summary>An assessment that another system wrote through FHIR, under ids of its own, has the pages of any other.</summary>
public sealed class OtherAssessmentTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    private static readonly HealthAssess.Domain.Caller Nurse = SiteFixture.Staff(Roles.Clinician);

    [Fact]
    public async Task It_is_read_signed_amended_and_continued()
    {
        var traveller = (await site.Ask(Nurse, new RegisterTraveller(Family: "Achieng", BirthDate: "1994-03-01"))).Value.Id;
        await Copied(traveller);
        var address = $"/travellers/{traveller}/screening/other.1";
        using var tablet = await Browserless.Clinician(site);
        var page = await Read(await tablet.Get(address));
        Assert.Contains("Rule", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("MPOX-POE@1.0.0", page, StringComparison.Ordinal);
        Assert.Contains("COVID-ILI@1.0.0", page, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await tablet.Post(address, "sign")).StatusCode);
        Assert.Contains("/screening/other.1/amend", await Read(await tablet.Get(address)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await tablet.Post(address + "/amend", "amend", ("reason", "Misheard"), ("q:exposure.contact", "yes"), ("q:rash", "no"))).StatusCode);
        var amended = (await site.Ask(Nurse, new ReadAssessment("other.1"))).Value;
        Assert.Equal(("Misheard", "other-2", "MONITOR"), (Assert.Single(amended.Amendments).Reason, Assert.Single(amended.Parts).Id, amended.Code));
        using var client = await site.Client(Roles.Clinician);
        Assert.Contains("Encounter/visit.7", await client.GetStringAsync(new Uri("/fhir/R4/ClinicalImpression/other.1", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await tablet.Get($"/travellers/{traveller}/screening?continues=other.1")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await tablet.Get($"/travellers/{traveller}/screening/no.such")).StatusCode);
    }

    /// <summary>One of our own assessments of two protocols, as another system would send it: with ids that are no UUIDs.</summary>
    private async Task Copied(Guid traveller)
    {
        Dictionary<string, IReadOnlyList<string>> none = new() { ["rash"] = ["no"], ["exposure.contact"] = ["no"], ["exposure.animal"] = ["no"], ["exposure.area"] = ["no"] };
        var made = (await site.Ask(Nurse, new RecordAssessment(traveller, "MPOX-POE", none, Also: ["COVID-ILI"]))).Value;
        using var client = await site.Client(Roles.Clinician);
        var (first, part) = (await Text(client, "ClinicalImpression", made.Id), await Text(client, "ClinicalImpression", made.Parts[0].Id));
        var (one, two) = (ResponseOf(first), ResponseOf(part));
        string Renamed(string text) => text.Replace(made.Id, "other.1", StringComparison.Ordinal).Replace(made.Parts[0].Id, "other-2", StringComparison.Ordinal)
            .Replace(one, "response.1", StringComparison.Ordinal).Replace(two, "response-2", StringComparison.Ordinal);
        await Put(client, "Encounter", "visit.7", $$"""{"resourceType":"Encounter","id":"visit.7","subject":{"reference":"Patient/{{traveller}}"},"class":{"code":"AMB"},"status":"in-progress"}""");
        await Put(client, "QuestionnaireResponse", "response.1", Renamed(await Text(client, "QuestionnaireResponse", one)));
        await Put(client, "QuestionnaireResponse", "response-2", Renamed(await Text(client, "QuestionnaireResponse", two)));
        await Put(client, "ClinicalImpression", "other-2", Renamed(part));
        await Put(client, "ClinicalImpression", "other.1", Renamed(first).Replace("\"subject\":", "\"encounter\":{\"reference\":\"Encounter/visit.7\"},\"subject\":", StringComparison.Ordinal));
    }

    private static string ResponseOf(string impression) => impression.Split("QuestionnaireResponse/", 2)[1][..36];

    private static Task<string> Text(HttpClient client, string type, string id) => client.GetStringAsync(new Uri($"/fhir/R4/{type}/{id}", UriKind.Relative));

    private static async Task Put(HttpClient client, string type, string id, string text)
    {
        using var body = new StringContent(text, Encoding.UTF8, new MediaTypeHeaderValue("application/fhir+json"));
        var answer = await client.PutAsync(new Uri($"/fhir/R4/{type}/{id}", UriKind.Relative), body);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
    }

    private static Task<string> Read(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync();
}
