using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;

namespace HealthAssess.Tests.Integration.Api;

/// <summary>Create, read, update, delete and history over HTTP, and what is refused.</summary>
public sealed class FhirWriteTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    private const string Okello = """{"resourceType":"Patient","active":true,"name":[{"family":"Okello","given":["Moses"]}],"birthDate":"1990-05"}""";

    [Fact]
    public async Task A_created_resource_is_read_back_with_its_version_and_address()
    {
        using var client = await site.Client(Roles.Client);
        var created = await client.PostAsync("/fhir/R4/Patient", Json(Okello));
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal("W/\"1\"", created.Headers.ETag!.ToString());
        Assert.EndsWith("/_history/1", created.Headers.Location!.ToString(), StringComparison.Ordinal);

        var read = await client.GetAsync(created.Headers.Location!.ToString().Replace("/_history/1", "", StringComparison.Ordinal));
        Assert.Equal("1990-05", (await Body(read))["birthDate"]!.ToString());
        Assert.Equal("application/fhir+json", read.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task An_update_needs_the_version_it_saw_and_history_keeps_both()
    {
        using var client = await site.Client(Roles.Client);
        var (id, body) = await Created(client);
        body["active"] = false;
        Assert.Equal(HttpStatusCode.OK, (await Put(client, id, body, "W/\"1\"")).StatusCode);
        var stale = await Put(client, id, body, "W/\"1\"");
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal("conflict", (await Body(stale))["issue"]![0]!["code"]!.ToString());

        var history = await Body(await client.GetAsync($"/fhir/R4/Patient/{id}/_history"));
        Assert.Equal(["PUT", "POST"], history["entry"]!.AsArray().Select(entry => entry!["request"]!["method"]!.ToString()));
        Assert.Equal("true", (await Body(await client.GetAsync($"/fhir/R4/Patient/{id}/_history/1")))["active"]!.ToString());
    }

    /// <summary>A moment covered one microsecond, though versions are shown to the millisecond.</summary>
    [Theory]
    [InlineData(19)]
    [InlineData(21)]
    [InlineData(23)]
    public async Task What_was_current_at_a_moment_was_so_at_some_time_within_what_its_last_digit_leaves_open(int characters)
    {
        using var client = await site.Client(Roles.Client);
        var (id, body) = await Created(client);
        var shown = (await Body(await client.GetAsync($"/fhir/R4/Patient/{id}")))["meta"]!["lastUpdated"]!.ToString();
        var at = shown[..Math.Min(characters, shown.IndexOf('Z', 19))] + "Z";
        Assert.Equal("1", (await Body(await client.GetAsync($"/fhir/R4/Patient/{id}/_history?_at={at}")))["total"]!.ToString());
        await Put(client, id, body, "W/\"1\"");
        Assert.NotEqual("0", (await Body(await client.GetAsync($"/fhir/R4/Patient/{id}/_history?_at={at}")))["total"]!.ToString());
    }

    [Fact]
    public async Task HEAD_says_of_a_resource_and_of_a_version_what_GET_would_send()
    {
        using var client = await site.Client(Roles.Client);
        var (id, _) = await Created(client);
        foreach (var address in new[] { $"/fhir/R4/Patient/{id}", $"/fhir/R4/Patient/{id}/_history/1" })
        {
            var (head, get) = (await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, address)), await client.GetAsync(address));
            Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
            Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
            Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        }
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
        Assert.Equal(["POST 201 Created"], await Interactions(client, (await Created(client)).Id));
    }

    private static async Task<IEnumerable<string>> Interactions(HttpClient client, string id) =>
        (await client.Get($"Patient/{id}/_history"))["entry"]!.AsArray().Select(entry => $"{entry!["request"]!["method"]} {entry["response"]!["status"]}");

    /// <summary>A summary, sent back, took the place of the whole.</summary>
    [Fact]
    public async Task What_is_marked_as_a_part_is_not_stored_as_the_whole()
    {
        using var client = await site.Client(Roles.Client);
        var (id, _) = await Created(client);
        var part = await client.Get($"Patient/{id}?_elements=birthDate");
        var refused = await client.PutAsync($"{FhirClient.Base}/Patient/{id}", FhirClient.Json(part.ToJsonString()));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Patient.meta.tag"), (refused.StatusCode, (await refused.Body())["issue"]![0]!["expression"]![0]!.ToString()));
        Assert.NotNull((await client.Get($"Patient/{id}"))["name"]);
    }

    [Fact]
    public async Task A_history_tells_what_it_understood_and_counts_as_far_as_it_goes()
    {
        using var client = await site.Client(Roles.Client);
        var (id, _) = await Created(client);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{FhirClient.Base}/Patient/{id}/_history?shoe=1&_count=99999999999");
        request.Headers.Add("Prefer", "handling=lenient");
        var history = await (await client.SendAsync(request)).Body();
        Assert.EndsWith("/_history?_count=99999999999", history["link"]![0]!["url"]!.ToString(), StringComparison.Ordinal);
        Assert.Single((await client.Get($"Patient?_id={id}&_count=99999999999")).Ids());
    }

    [Fact]
    public async Task What_is_deleted_is_gone_and_says_so()
    {
        using var client = await site.Client(Roles.Client);
        var (id, _) = await Created(client);
        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync($"/fhir/R4/Patient/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await client.GetAsync($"/fhir/R4/Patient/{id}")).StatusCode);
    }

    [Fact]
    public async Task A_version_the_caller_has_is_not_sent_again()
    {
        using var client = await site.Client(Roles.Client);
        var (id, _) = await Created(client);
        client.DefaultRequestHeaders.IfNoneMatch.Add(new EntityTagHeaderValue("\"1\"", isWeak: true));
        Assert.Equal(HttpStatusCode.NotModified, (await client.GetAsync($"/fhir/R4/Patient/{id}")).StatusCode);
    }

    [Fact]
    public async Task Prefer_decides_what_comes_back()
    {
        using var client = await site.Client(Roles.Client);
        client.DefaultRequestHeaders.Add("Prefer", "return=minimal");
        Assert.Empty(await (await client.PostAsync("/fhir/R4/Patient", Json(Okello))).Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Summaries_are_marked()
    {
        using var client = await site.Client(Roles.Client);
        var (id, _) = await Created(client);
        var summary = await Body(await client.GetAsync($"/fhir/R4/Patient/{id}?_elements=birthDate&_pretty=true"));
        Assert.Null(summary["name"]);
        Assert.Equal("SUBSETTED", summary["meta"]!["tag"]!.AsArray()[^1]!["code"]!.ToString());
    }

    [Theory]
    [InlineData("{\"resourceType\":\"Patient\",\"birthDate\":\"1990-13\"}", 400)]
    [InlineData("{\"resourceType\":\"Patient\",\"colour\":\"red\"}", 400)]
    [InlineData("{\"resourceType\":\"Observation\"}", 400)]
    [InlineData("this is no JSON", 400)]
    [InlineData("", 400)]
    public async Task Bad_content_is_refused_with_an_outcome(string body, int status)
    {
        using var client = await site.Client(Roles.Client);
        var answer = await client.PostAsync("/fhir/R4/Patient", Json(body));
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("OperationOutcome", (await Body(answer))["resourceType"]!.ToString());
    }

    [Fact]
    public async Task Fifty_megabytes_are_refused_in_words()
    {
        using var client = await site.Client(Roles.Client);
        var answer = await client.PostAsync("/fhir/R4/Patient", new ByteArrayContent(new byte[50_000_000]) { Headers = { ContentType = new("application/fhir+json") } });
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("too-long", (await Body(answer))["issue"]![0]!["code"]!.ToString());
    }

    [Theory]
    [InlineData("application/fhir+xml", null, 415)]
    [InlineData("application/fhir+json", "application/fhir+xml", 406)]
    public async Task Xml_is_refused(string contentType, string? accept, int status)
    {
        using var client = await site.Client(Roles.Client);
        client.DefaultRequestHeaders.Accept.ParseAdd(accept ?? "*/*");
        var answer = await client.PostAsync("/fhir/R4/Patient", new StringContent(Okello, Encoding.UTF8, contentType));
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("OperationOutcome", (await Body(answer))["resourceType"]!.ToString());
    }

    [Theory]
    [InlineData("/fhir/R4/Claim/1", 404)]
    [InlineData("/fhir/R4/Nonsense/1", 404)]
    [InlineData("/fhir/R5/Patient/1", 404)]
    public async Task What_is_not_here_is_said_to_be_not_here(string address, int status)
    {
        using var client = await site.Client(Roles.Client);
        var answer = await client.GetAsync(address);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("OperationOutcome", (await Body(answer))["resourceType"]!.ToString());
    }

    [Fact]
    public async Task Without_a_token_nothing_is_read()
    {
        using var client = site.Site.CreateClient();
        var answer = await client.GetAsync("/fhir/R4/Patient/1");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("login", (await Body(answer))["issue"]![0]!["code"]!.ToString());
    }

    [Fact]
    public async Task A_forged_token_is_refused()
    {
        using var client = await site.Client(Roles.Client);
        var token = client.DefaultRequestHeaders.Authorization!.Parameter!;
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token[..^4] + "AAAA");
        var answer = await client.GetAsync("/fhir/R4/Patient/1");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task An_expired_token_is_refused_in_words()
    {
        using var client = site.Site.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await site.ExpiredToken());
        var answer = await client.GetAsync("/fhir/R4/Patient/1");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("token-expired", (await Body(answer))["issue"]![0]!["details"]!["coding"]![0]!["code"]!.ToString());
    }

    [Fact]
    public async Task A_register_is_not_for_clients_to_write()
    {
        using var client = await site.Client(Roles.Client);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.PostAsync("/fhir/R4/Location", Json("""{"resourceType":"Location","name":"x"}"""))).StatusCode);
    }

    private static async Task<(string Id, JsonNode Body)> Created(HttpClient client)
    {
        var body = await Body(await client.PostAsync("/fhir/R4/Patient", Json(Okello)));
        return (body["id"]!.ToString(), body);
    }

    private static Task<HttpResponseMessage> Put(HttpClient client, string id, JsonNode body, string ifMatch)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"/fhir/R4/Patient/{id}") { Content = Json(body.ToJsonString()) };
        request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return client.SendAsync(request);
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/fhir+json");

    private static async Task<JsonNode> Body(HttpResponseMessage response) => JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

    /// <summary>A version that is not there was called a Patient that is not there.</summary>
    [Theory]
    [InlineData("7")]
    [InlineData("01")]
    [InlineData("99999999999")]
    [InlineData("latest")]
    public async Task A_version_that_is_not_there_is_told_apart_from_a_resource_that_is_not(string version)
    {
        using var client = await site.Client(Roles.Client);
        var id = (await Body(await client.PostAsync("/fhir/R4/Patient", FhirClient.Json("""{"resourceType":"Patient"}"""))))["id"]!.ToString();
        Assert.Contains("not in that version", await Said(await client.GetAsync($"/fhir/R4/Patient/{id}/_history/{version}")), StringComparison.Ordinal);
        Assert.Contains("There is no Patient", await Said(await client.GetAsync($"/fhir/R4/Patient/nobody/_history/{version}")), StringComparison.Ordinal);
        await client.DeleteAsync($"/fhir/R4/Patient/{id}");
        Assert.Contains("not in that version", await Said(await client.GetAsync($"/fhir/R4/Patient/{id}/_history/{version}")), StringComparison.Ordinal);

        async Task<string> Said(HttpResponseMessage answer)
        {
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            return (await Body(answer))["issue"]![0]!["details"]!["text"]!.ToString();
        }
    }

    /// <summary>The official example was accepted and could not be read back: its label, a taboo towards the patient, was taken for tuberculosis.</summary>
    [Fact]
    public async Task A_record_that_is_a_taboo_towards_the_patient_is_read_back_by_who_wrote_it()
    {
        using var client = await site.Client(Roles.Client);
        var patient = (await Body(await client.PostAsync("/fhir/R4/Patient", FhirClient.Json("""{"resourceType":"Patient"}"""))))["id"]!.ToString();
        var written = await Body(await client.PostAsync("/fhir/R4/Condition", FhirClient.Json(
            $$$"""{"resourceType":"Condition","meta":{"security":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"TBOO"}]},"subject":{"reference":"Patient/{{{patient}}}"}}""")));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/fhir/R4/Condition/{written["id"]}")).StatusCode);
    }
}
