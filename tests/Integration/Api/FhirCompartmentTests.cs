using System.Net;
using System.Text.Json.Nodes;
using HealthAssess.Domain.Access;

namespace HealthAssess.Tests.Integration.Api;

/// <summary>Searches within the five compartments of R4.</summary>
/// <remarks>http://hl7.org/fhir/R4/compartmentdefinition.html</remarks>
public sealed class FhirCompartmentTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Theory]
    [InlineData("Practitioner/doctor/Observation", "seen")]
    [InlineData("Practitioner/doctor/Patient", "child")]
    [InlineData("Practitioner/doctor/Encounter", "visit")]
    [InlineData("Practitioner/doctor/Encounter?status=planned", "")]
    [InlineData("Practitioner/doctor/*", "child doctor seen visit")]
    [InlineData("Practitioner/doctor/*?_type=Observation,Encounter", "seen visit")]
    [InlineData("RelatedPerson/mother/Observation", "told")]
    [InlineData("RelatedPerson/mother/*", "mother told")]
    [InlineData("Device/meter/Observation", "measured")]
    [InlineData("Device/meter/*", "measured meter")]
    // Flags name an encounter and are in none's compartment.
    [InlineData("Encounter/visit/*", "seen visit")]
    [InlineData("Practitioner/nobody/*", "")]
    public async Task Finds(string address, string expected)
    {
        using var client = await site.Client(Roles.Integrator);
        await Prepare(client);
        Assert.Equal(expected, string.Join(' ', (await client.Get(address)).Ids().Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("Encounter/visit/Flag", HttpStatusCode.BadRequest)]
    [InlineData("Device/meter/Encounter", HttpStatusCode.BadRequest)]
    [InlineData("Location/gate/*", HttpStatusCode.NotFound)]
    public async Task Says_where_there_is_no_such_compartment(string address, HttpStatusCode status)
    {
        using var client = await site.Client(Roles.Integrator);
        Assert.Equal(status, (await client.GetAsync($"{FhirClient.Base}/{address}")).StatusCode);
    }

    [Fact]
    public async Task The_capability_statement_names_all_five()
    {
        using var client = await site.Client(Roles.Integrator);
        Assert.Equal(
            ["patient", "device", "encounter", "practitioner", "relatedPerson"],
            (await client.Get("metadata"))["rest"]![0]!["compartment"]!.AsArray().Select(one => one!.ToString().Split('/')[^1]));
    }

    private static async Task Prepare(HttpClient client)
    {
        foreach (var json in Resources)
        {
            var resource = JsonNode.Parse(json)!;
            var answer = await client.PutAsync($"{FhirClient.Base}/{resource["resourceType"]}/{resource["id"]}", FhirClient.Json(json));
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        }
    }

    private static readonly string[] Resources =
    [
        """{"resourceType":"Practitioner","id":"doctor","name":[{"family":"Doctor"}]}""",
        """{"resourceType":"Patient","id":"child","generalPractitioner":[{"reference":"Practitioner/doctor"}]}""",
        """{"resourceType":"RelatedPerson","id":"mother","patient":{"reference":"Patient/child"}}""",
        """{"resourceType":"Device","id":"meter"}""",
        """{"resourceType":"Encounter","id":"visit","status":"finished","class":{"code":"AMB"},"subject":{"reference":"Patient/child"},"participant":[{"individual":{"reference":"Practitioner/doctor"}}]}""",
        """{"resourceType":"Flag","id":"flagged","status":"active","code":{"text":"x"},"subject":{"reference":"Patient/child"},"encounter":{"reference":"Encounter/visit"}}""",
        """{"resourceType":"Observation","id":"seen","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/child"},"encounter":{"reference":"Encounter/visit"},"performer":[{"reference":"Practitioner/doctor"}]}""",
        """{"resourceType":"Observation","id":"told","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/child"},"performer":[{"reference":"RelatedPerson/mother"}]}""",
        """{"resourceType":"Observation","id":"measured","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/child"},"device":{"reference":"Device/meter"}}""",
    ];
}
