using System.Text.Json.Nodes;
using HealthAssess.Domain.Access;

namespace HealthAssess.Tests.Integration.Api;

/// <summary>References of many types: chains that make sense for some of them, and what comes along.</summary>
/// <remarks>http://hl7.org/fhir/R4/search.html#chaining and #include</remarks>
public sealed class FhirFollowingTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    /// <summary>Was refused because another possible target has a parameter of that name and another kind.</summary>
    [Theory]
    [InlineData("Provenance?target.performer.name=quill", "of-finding")]
    [InlineData("Provenance?target.performer:Practitioner=quill", "of-finding")]
    [InlineData("Provenance?target.location.name=gate", "of-dose")]
    [InlineData("Provenance?target.status:not=final", "of-dose")]
    public async Task A_chain_asks_the_types_for_which_it_makes_sense(string query, string expected)
    {
        using var client = await site.Client(Roles.Integrator);
        await Prepare(client);
        Assert.Equal(expected, string.Join(' ', (await client.Get(query)).Ids()));
    }

    [Theory]
    [InlineData("Provenance?target.shoe.name=a")]
    [InlineData("Provenance?target.date=yesterday")]
    public async Task A_chain_that_makes_sense_for_none_is_refused(string query)
    {
        using var client = await site.Client(Roles.Integrator);
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, (await client.GetAsync($"{FhirClient.Base}/{query}")).StatusCode);
    }

    /// <summary>Went on only from what had been searched.</summary>
    [Theory]
    [InlineData("Provenance?_id=of-finding&_include:iterate=*", "child finding quill visit")]
    [InlineData("Provenance?_id=of-finding&_include=*", "finding quill")]
    public async Task Going_on_follows_every_reference_of_what_came_along(string query, string expected)
    {
        using var client = await site.Client(Roles.Integrator);
        await Prepare(client);
        Assert.Equal(expected, string.Join(' ', Included(await client.Get(query)).Select(one => one["id"]!.ToString()).Order(StringComparer.Ordinal)));
    }

    /// <summary>Only one of them came, and which one was a matter of the order of the matches.</summary>
    [Theory]
    [InlineData("_id=first,current&_sort=_id", "One Three")]
    [InlineData("_id=first,current&_sort=-_id", "One Three")]
    [InlineData("_id=first,second", "One Two")]
    [InlineData("_id=current", "Three")]
    public async Task Each_version_that_is_referred_to_comes_along(string query, string expected)
    {
        using var client = await site.Client(Roles.Integrator);
        await Prepare(client);
        foreach (var name in new[] { "One", "Two", "Three" })
        {
            await client.PutAsync(FhirClient.Base + "/Organization/owner", FhirClient.Json($$"""{"resourceType":"Organization","id":"owner","name":"{{name}}"}"""), default);
        }

        var first = int.Parse((await client.Get("Organization/owner"))["meta"]!["versionId"]!.ToString(), System.Globalization.CultureInfo.InvariantCulture) - 2;
        foreach (var (id, version) in new[] { ("first", $"/_history/{first}"), ("second", $"/_history/{first + 1}"), ("current", "") })
        {
            await client.PutAsync($"{FhirClient.Base}/Location/{id}", FhirClient.Json(
                $$$"""{"resourceType":"Location","id":"{{{id}}}","managingOrganization":{"reference":"Organization/owner{{{version}}}"}}"""), default);
        }

        var found = await client.Get($"Location?{query}&_include=Location:organization");
        Assert.Equal(expected, string.Join(' ', Included(found).Select(one => one["name"]!.ToString()).Order(StringComparer.Ordinal)));
    }

    private static IEnumerable<JsonNode> Included(JsonNode bundle) =>
        bundle["entry"]!.AsArray().Where(entry => entry!["search"]!["mode"]!.ToString() == "include").Select(entry => entry!["resource"]!);

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
        """{"resourceType":"Practitioner","id":"quill","name":[{"family":"Quill"}]}""",
        """{"resourceType":"Location","id":"gate","name":"Gate"}""",
        """{"resourceType":"Patient","id":"child"}""",
        """{"resourceType":"Encounter","id":"visit","status":"finished","class":{"code":"AMB"},"subject":{"reference":"Patient/child"}}""",
        """{"resourceType":"Observation","id":"finding","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/child"},"encounter":{"reference":"Encounter/visit"},"performer":[{"reference":"Practitioner/quill"}]}""",
        """{"resourceType":"Procedure","id":"dose","status":"completed","code":{"text":"x"},"subject":{"reference":"Patient/child"},"location":{"reference":"Location/gate"}}""",
        """{"resourceType":"Provenance","id":"of-finding","target":[{"reference":"Observation/finding"}],"recorded":"2026-03-01T10:00:00Z","agent":[{"who":{"reference":"Practitioner/quill"}}]}""",
        """{"resourceType":"Provenance","id":"of-dose","target":[{"reference":"Procedure/dose"}],"recorded":"2026-03-01T10:00:00Z","agent":[{"who":{"display":"x"}}]}""",
    ];
}
