using System.Net;
using HealthAssess.Domain.Access;

namespace HealthAssess.Tests.Integration.Api;

public sealed class FhirBundleTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task A_transaction_links_what_it_creates()
    {
        using var client = await site.Client(Roles.Client);
        var answer = await client.PostAsync(FhirClient.Base, FhirClient.Json(
            """
            {"resourceType":"Bundle","type":"transaction","entry":[
              {"fullUrl":"urn:uuid:11111111-1111-4111-8111-111111111111","resource":{"resourceType":"Patient","name":[{"family":"Bundleson"}]},"request":{"method":"POST","url":"Patient"}},
              {"resource":{"resourceType":"Observation","status":"final","code":{"text":"x"},"subject":{"reference":"urn:uuid:11111111-1111-4111-8111-111111111111"}},"request":{"method":"POST","url":"Observation"}}]}
            """));
        var entries = (await answer.Body())["entry"]!.AsArray();
        Assert.Equal(["201 Created", "201 Created"], entries.Select(entry => entry!["response"]!["status"]!.ToString()));
        Assert.Equal("Patient/" + entries[0]!["resource"]!["id"], entries[1]!["resource"]!["subject"]!["reference"]!.ToString());
    }

    [Fact]
    public async Task A_transaction_with_one_bad_entry_writes_nothing()
    {
        using var client = await site.Client(Roles.Client);
        var answer = await client.PostAsync(FhirClient.Base, FhirClient.Json(
            """
            {"resourceType":"Bundle","type":"transaction","entry":[
              {"resource":{"resourceType":"Patient","name":[{"family":"Nothingson"}]},"request":{"method":"POST","url":"Patient"}},
              {"resource":{"resourceType":"Observation","status":"final"},"request":{"method":"POST","url":"Observation"}}]}
            """));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty((await client.Get("Patient?family=Nothingson")).Ids());
    }

    [Fact]
    public async Task A_batch_answers_entry_by_entry()
    {
        using var client = await site.Client(Roles.Client);
        var answer = await client.PostAsync(FhirClient.Base, FhirClient.Json(
            """
            {"resourceType":"Bundle","type":"batch","entry":[
              {"resource":{"resourceType":"Patient","name":[{"family":"Batchson"}]},"request":{"method":"POST","url":"Patient"}},
              {"request":{"method":"GET","url":"Patient/not-there"}},
              {"request":{"method":"GET","url":"Patient?family=Batchson"}},
              {"resource":{"resourceType":"Claim"},"request":{"method":"POST","url":"Claim"}}]}
            """));
        Assert.Equal(["201", "404", "200", "400"], (await answer.Body())["entry"]!.AsArray().Select(entry => entry!["response"]!["status"]!.ToString()[..3]));
    }

    [Fact]
    public async Task A_conditional_create_finds_what_is_there()
    {
        using var client = await site.Client(Roles.Client);
        const string Known = """{"resourceType":"Patient","identifier":[{"system":"https://example.org/s","value":"C-1"}]}""";
        client.DefaultRequestHeaders.Add("If-None-Exist", "identifier=https://example.org/s|C-1");
        Assert.Equal(HttpStatusCode.Created, (await client.Create("Patient", Known)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.Create("Patient", Known)).StatusCode);
    }

    [Fact]
    public async Task A_conditional_update_creates_once_and_then_updates()
    {
        using var client = await site.Client(Roles.Client);
        const string Address = FhirClient.Base + "/Patient?identifier=https://example.org/s|C-2";
        const string Known = """{"resourceType":"Patient","identifier":[{"system":"https://example.org/s","value":"C-2"}],"active":true}""";
        var created = await client.PutAsync(Address, FhirClient.Json(Known));
        var updated = await client.PutAsync(Address, FhirClient.Json(Known.Replace("true", "false", StringComparison.Ordinal)));
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (created.StatusCode, updated.StatusCode));
        Assert.Equal((await created.Body())["id"]!.ToString(), (await updated.Body())["id"]!.ToString());
    }

    [Fact]
    public async Task A_transaction_updates_by_condition_too()
    {
        using var client = await site.Client(Roles.Client);
        const string Bundle =
            """
            {"resourceType":"Bundle","type":"transaction","entry":[
              {"resource":{"resourceType":"Patient","identifier":[{"system":"https://example.org/s","value":"C-3"}]},"request":{"method":"PUT","url":"Patient?identifier=https://example.org/s|C-3"}}]}
            """;
        var first = await (await client.PostAsync(FhirClient.Base, FhirClient.Json(Bundle))).Body();
        var second = await (await client.PostAsync(FhirClient.Base, FhirClient.Json(Bundle))).Body();
        Assert.Equal(("201 Created", "200 OK"), (Status(first), Status(second)));

        static string Status(System.Text.Json.Nodes.JsonNode answer) => answer["entry"]![0]!["response"]!["status"]!.ToString();
    }
}
