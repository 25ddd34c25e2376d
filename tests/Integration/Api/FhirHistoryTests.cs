using System.Net;
using System.Text;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;

namespace HealthAssess.Tests.Integration.Api;

/// <summary>What histories and versions say over HTTP.</summary>
public sealed class FhirHistoryTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    /// <summary>A moment covered one microsecond, though versions are shown to the millisecond.</summary>
    [Theory]
    [InlineData(19)]
    [InlineData(21)]
    [InlineData(23)]
    public async Task What_was_current_at_a_moment_was_so_at_some_time_within_what_its_last_digit_leaves_open(int characters)
    {
        using var client = await site.Client(Roles.Client);
        var (id, body) = await Okello.Created(client);
        var shown = (await (await client.GetAsync($"/fhir/R4/Patient/{id}")).Body())["meta"]!["lastUpdated"]!.ToString();
        var at = shown[..Math.Min(characters, shown.IndexOf('Z', 19))] + "Z";
        Assert.Equal("1", (await (await client.GetAsync($"/fhir/R4/Patient/{id}/_history?_at={at}")).Body())["total"]!.ToString());
        await Okello.Put(client, id, body, "W/\"1\"");
        Assert.NotEqual("0", (await (await client.GetAsync($"/fhir/R4/Patient/{id}/_history?_at={at}")).Body())["total"]!.ToString());
    }

    /// <summary>Read 200 where the deletion stood on another page.</summary>
    [Fact]
    public async Task What_comes_back_after_a_deletion_is_new_in_every_page_of_its_history()
    {
        using var client = await site.Client(Roles.Client);
        var address = $"{FhirClient.Base}/Patient/back-{Ids.New(TimeProvider.System)}";
        async Task Put() => await client.PutAsync(address, FhirClient.Json($$"""{"resourceType":"Patient","id":"{{address.Split('/')[^1]}}"}"""));
        await Put();
        await client.DeleteAsync(address);
        await Put();
        await client.PutAsync(address, FhirClient.Json($$"""{"resourceType":"Patient","id":"{{address.Split('/')[^1]}}","gender":"other"}"""));
        List<string> statuses = [];
        string? next = address + "/_history?_count=1";
        while (next is not null)
        {
            var page = await (await client.GetAsync(next)).Body();
            statuses.Add(page["entry"]![0]!["response"]!["status"]!.ToString());
            next = page["link"]!.AsArray().FirstOrDefault(link => link!["relation"]!.ToString() == "next")?["url"]!.ToString();
        }

        Assert.Equal(["200 OK", "201 Created", "204 No Content", "201 Created"], statuses);
    }

    /// <summary>Said PUT for a patch, and POST for what was put under an id that looked like ours.</summary>
    [Fact]
    public async Task A_history_says_by_which_interaction_each_version_came()
    {
        using var client = await site.Client(Roles.Client);
        var id = Ids.New(TimeProvider.System).ToString();
        var address = $"{FhirClient.Base}/Patient/{id}";
        await client.PutAsync(address, FhirClient.Json($$"""{"resourceType":"Patient","id":"{{id}}"}"""));
        await client.PatchAsync(address, new StringContent("""[{"op":"add","path":"/gender","value":"other"}]""", Encoding.UTF8, "application/json-patch+json"));
        await client.DeleteAsync(address);
        await client.PutAsync(address, FhirClient.Json($$"""{"resourceType":"Patient","id":"{{id}}"}"""));
        await client.PutAsync(address, FhirClient.Json($$"""{"resourceType":"Patient","id":"{{id}}","active":true}"""));
        Assert.Equal(["PUT 200 OK", "PUT 201 Created", "DELETE 204 No Content", "PATCH 200 OK", "PUT 201 Created"], await Interactions(client, id));
        Assert.Equal(["POST 201 Created"], await Interactions(client, (await Okello.Created(client)).Id));
    }

    [Fact]
    public async Task A_history_tells_what_it_understood_and_counts_as_far_as_it_goes()
    {
        using var client = await site.Client(Roles.Client);
        var (id, _) = await Okello.Created(client);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{FhirClient.Base}/Patient/{id}/_history?shoe=1&_count=99999999999");
        request.Headers.Add("Prefer", "handling=lenient");
        var history = await (await client.SendAsync(request)).Body();
        Assert.EndsWith("/_history?_count=99999999999", history["link"]![0]!["url"]!.ToString(), StringComparison.Ordinal);
        Assert.Single((await client.Get($"Patient?_id={id}&_count=99999999999")).Ids());
    }

    /// <summary>A version that is not there was called a Patient that is not there.</summary>
    [Theory]
    [InlineData("7")]
    [InlineData("01")]
    [InlineData("99999999999")]
    [InlineData("latest")]
    public async Task A_version_that_is_not_there_is_told_apart_from_a_resource_that_is_not(string version)
    {
        using var client = await site.Client(Roles.Client);
        var id = (await (await client.PostAsync("/fhir/R4/Patient", FhirClient.Json("""{"resourceType":"Patient"}"""))).Body())["id"]!.ToString();
        Assert.Contains("not in that version", await Said(await client.GetAsync($"/fhir/R4/Patient/{id}/_history/{version}")), StringComparison.Ordinal);
        Assert.Contains("There is no Patient", await Said(await client.GetAsync($"/fhir/R4/Patient/nobody/_history/{version}")), StringComparison.Ordinal);
        await client.DeleteAsync($"/fhir/R4/Patient/{id}");
        Assert.Contains("not in that version", await Said(await client.GetAsync($"/fhir/R4/Patient/{id}/_history/{version}")), StringComparison.Ordinal);

        async Task<string> Said(HttpResponseMessage answer)
        {
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            return (await answer.Body())["issue"]![0]!["details"]!["text"]!.ToString();
        }
    }

    private static async Task<IEnumerable<string>> Interactions(HttpClient client, string id) =>
        (await client.Get($"Patient/{id}/_history"))["entry"]!.AsArray().Select(entry => $"{entry!["request"]!["method"]} {entry["response"]!["status"]}");
}
