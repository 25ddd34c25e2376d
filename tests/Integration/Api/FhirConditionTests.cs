using System.Net;
using HealthAssess.Domain.Access;

namespace HealthAssess.Tests.Integration.Api;

/// <summary>Conditional interactions, one at a time and many at once.</summary>
public sealed class FhirConditionTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task Of_fifty_conditional_updates_at_once_one_creates_and_none_is_lost()
    {
        using var client = await site.Client(Roles.Client);
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(n => client.PutAsync(
            FhirClient.Base + "/Patient?identifier=urn:race|1", FhirClient.Json(Person("1", n % 2 == 0 ? "male" : "female")))));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        Assert.Equal(49, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        var only = Assert.Single((await client.Get("Patient?identifier=urn:race|1"))["entry"]!.AsArray());
        Assert.Equal("50", only!["resource"]!["meta"]!["versionId"]!.ToString());
    }

    [Fact]
    public async Task The_same_condition_in_other_letters_is_the_same_condition()
    {
        using var client = await site.Client(Roles.Client);
        string[] spellings = ["identifier=urn:race|2", "identifier=urn%3Arace%7C2", "identifier=urn:race%7C2"];
        await Task.WhenAll(Enumerable.Range(0, 24).Select(n => Conditionally(client, spellings[n % 3], Person("2"))));
        Assert.Single((await client.Get("Patient?identifier=urn:race|2")).Ids());
    }

    /// <summary>An empty value was passed over, as in a search, and the rest of the condition meant more than the client did.</summary>
    [Theory]
    [InlineData("DELETE", "identifier=urn:open|1&_id=")]
    [InlineData("DELETE", "identifier=urn:open|1&_id=,")]
    [InlineData("PUT", "identifier=urn:open|1&birthdate=")]
    [InlineData("PATCH", "identifier=urn:open|1&name=")]
    [InlineData("POST", "identifier=urn:open|1&name=")]
    public async Task A_condition_with_a_value_left_empty_is_refused(string method, string condition)
    {
        using var client = await site.Client(Roles.Client);
        await Conditionally(client, "identifier=urn:open|1", Person("1", system: "urn:open"));
        using var request = new HttpRequestMessage(new HttpMethod(method), $"{FhirClient.Base}/Patient{(method == "POST" ? "" : "?" + condition)}");
        request.Content = method switch
        {
            "DELETE" => null,
            "PATCH" => new StringContent("""[{"op":"add","path":"/gender","value":"other"}]""", null, "application/json-patch+json"),
            _ => FhirClient.Json(Person("1", system: "urn:open")),
        };
        request.Headers.Add("If-None-Exist", method == "POST" ? [condition] : []);
        var answer = await client.SendAsync(request);
        Assert.Equal((HttpStatusCode.BadRequest, "condition-open"), (answer.StatusCode, (await answer.Body())["issue"]![0]!["details"]!["coding"]![0]!["code"]!.ToString()));
        Assert.Single((await client.Get("Patient?identifier=urn:open|1")).Ids());
    }

    [Fact]
    public async Task A_conditional_create_understands_the_whole_address_that_some_clients_send()
    {
        using var client = await site.Client(Roles.Client);
        var (brief, whole) = ("Patient?identifier=urn:address|1", client.BaseAddress + "fhir/R4/Patient?identifier=urn:address|1");
        foreach (var condition in new[] { "identifier=urn:address|1", "?identifier=urn:address|1", brief, whole })
        {
            await Conditionally(client, condition, Person("1", system: "urn:address"));
            var entry = $$$"""{"resource":{{{Person("1", system: "urn:address")}}},"request":{"method":"POST","url":"Patient","ifNoneExist":"{{{condition}}}"}}""";
            await client.PostAsync(FhirClient.Base, FhirClient.Json($$"""{"resourceType":"Bundle","type":"transaction","entry":[{{entry}}]}"""));
        }

        Assert.Single((await client.Get("Patient?identifier=urn:address|1")).Ids());
        using var request = new HttpRequestMessage(HttpMethod.Post, FhirClient.Base + "/Patient") { Content = FhirClient.Json(Person("2")) };
        request.Headers.TryAddWithoutValidation("If-None-Exist", "Location?identifier=urn:address|1");
        Assert.Equal(HttpStatusCode.BadRequest, (await client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task A_condition_may_hold_an_address_with_a_question_of_its_own()
    {
        using var client = await site.Client(Roles.Client);
        const string System = "http://elsewhere.example/Patient?x";
        await Conditionally(client, $"identifier={System}|1", Person("1", system: System));
        await Conditionally(client, $"identifier={System}|1", Person("1", system: System));
        Assert.Single((await client.Get("Patient?identifier=" + Uri.EscapeDataString(System + "|1"))).Ids());
    }

    [Fact]
    public async Task A_conditional_delete_takes_one_refuses_several_and_does_not_mind_none()
    {
        using var client = await site.Client(Roles.Client);
        const string Address = FhirClient.Base + "/Patient?identifier=urn:gone|1";
        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync(Address)).StatusCode);
        await client.Create("Patient", Person("1", system: "urn:gone"));
        await client.Create("Patient", Person("1", system: "urn:gone"));
        var several = await client.DeleteAsync(Address);
        Assert.Equal((HttpStatusCode.PreconditionFailed, "multiple-matches"), (several.StatusCode, (await several.Body())["issue"]![0]!["code"]!.ToString()));
        var ids = (await client.Get("Patient?identifier=urn:gone|1")).Ids();
        await client.DeleteAsync($"{FhirClient.Base}/Patient/{ids[0]}");
        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync(Address)).StatusCode);
        Assert.Empty((await client.Get("Patient?identifier=urn:gone|1")).Ids());
    }

    [Theory]
    [InlineData("")]
    [InlineData("?")]
    [InlineData("?_count=1")]
    [InlineData("?_sort=family")]
    [InlineData("?identifier=")]
    [InlineData("?identifier=,&family")]
    public async Task Nothing_is_deleted_without_a_condition(string query)
    {
        using var client = await site.Client(Roles.Client);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.DeleteAsync($"{FhirClient.Base}/Patient{query}")).StatusCode);
    }

    [Fact]
    public async Task A_condition_takes_every_modifier_that_a_search_takes()
    {
        using var client = await site.Client(Roles.Client);
        const string Tagged = "gender:in=http://hl7.org/fhir/ValueSet/administrative-gender&identifier=urn:modified|1";
        await Conditionally(client, Tagged, Person("1", "male", "urn:modified"));
        await Conditionally(client, Tagged, Person("1", "male", "urn:modified"));
        Assert.Single((await client.Get("Patient?" + Tagged)).Ids());
        Assert.Equal(HttpStatusCode.OK, (await client.PutAsync($"{FhirClient.Base}/Patient?{Tagged}", FhirClient.Json(Person("1", "female", "urn:modified")))).StatusCode);
        var inTransaction = $$$"""
            {"resourceType":"Bundle","type":"transaction","entry":[
              {"resource":{"resourceType":"Observation","status":"final","code":{"text":"x"},"subject":{"reference":"Patient?{{{Tagged}}}"}},"request":{"method":"POST","url":"Observation"}},
              {"resource":{"resourceType":"Parameters","parameter":[{"name":"operation","part":[{"name":"type","valueCode":"add"},{"name":"path","valueString":"Patient"},{"name":"name","valueString":"active"},{"name":"value","valueBoolean":true}]}]},"request":{"method":"PATCH","url":"Patient?{{{Tagged}}}"}}]}
            """;
        var done = await client.PostAsync(FhirClient.Base, FhirClient.Json(inTransaction));
        Assert.True(done.IsSuccessStatusCode, await done.Content.ReadAsStringAsync());
        Assert.Single((await client.Get("Patient?active=true&" + Tagged)).Ids());
        Assert.Equal(HttpStatusCode.BadRequest, (await client.DeleteAsync($"{FhirClient.Base}/Patient?gender:in=urn:unknown:set")).StatusCode);
    }

    /// <summary>An empty header was ignored, and the second one made that it was sent to prevent.</summary>
    [Theory]
    [InlineData(" ")]
    [InlineData("?")]
    [InlineData("identifier=")]
    [InlineData("_count=1")]
    public async Task A_conditional_create_without_a_condition_is_refused(string condition)
    {
        using var client = await site.Client(Roles.Client);
        using var request = new HttpRequestMessage(HttpMethod.Post, FhirClient.Base + "/Patient") { Content = FhirClient.Json("""{"resourceType":"Patient"}""") };
        request.Headers.TryAddWithoutValidation("If-None-Exist", condition);
        var answer = await client.SendAsync(request);
        var issue = (await answer.Body())["issue"]![0]!;
        Assert.Equal((HttpStatusCode.BadRequest, "invalid"), (answer.StatusCode, issue["code"]!.ToString()));
        Assert.Contains("nothing to look for", issue["details"]!["text"]!.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Two headers were read as one with a comma, which asks for either, and one of the two conditions was lost.</summary>
    [Fact]
    public async Task A_conditional_create_with_two_conditions_is_refused()
    {
        using var client = await site.Client(Roles.Client);
        using var request = new HttpRequestMessage(HttpMethod.Post, FhirClient.Base + "/Patient") { Content = FhirClient.Json(Person("twice")) };
        request.Headers.TryAddWithoutValidation("If-None-Exist", ["identifier=urn:race|twice", "identifier=urn:race|other"]);
        var answer = await client.SendAsync(request);
        var issue = (await answer.Body())["issue"]![0]!;
        Assert.Equal((HttpStatusCode.BadRequest, "invalid"), (answer.StatusCode, issue["code"]!.ToString()));
        Assert.Contains("more than once", issue["details"]!["text"]!.ToString(), StringComparison.Ordinal);
        Assert.Empty((await client.Get("Patient?identifier=urn:race|twice")).Ids());
    }

    /// <summary>Outside a transaction a reference that is a search was stored as it was, and led nowhere.</summary>
    [Theory]
    [InlineData("create")]
    [InlineData("update")]
    [InlineData("update by condition")]
    [InlineData("batch")]
    [InlineData("JSON Patch")]
    public async Task A_reference_that_is_a_search_is_refused_outside_a_transaction(string how)
    {
        using var client = await site.Client(Roles.Integrator);
        var id = (await (await client.Create("Patient", """{"resourceType":"Patient"}""")).Body())["id"]!.ToString();
        var content = $$$"""{"resourceType":"Patient","id":"{{{id}}}","managingOrganization":{"reference":"Organization?identifier=urn:race|o"}}""";
        using var patch = new StringContent("""[{"op":"add","path":"/managingOrganization","value":{"reference":"Organization?identifier=urn:race|o"}}]""", null, "application/json-patch+json");
        var answer = how switch
        {
            "create" => await client.Create("Patient", content),
            "update" => await client.PutAsync($"{FhirClient.Base}/Patient/{id}", FhirClient.Json(content)),
            "update by condition" => await client.PutAsync($"{FhirClient.Base}/Patient?_id={id}", FhirClient.Json(content)),
            "batch" => await client.PostAsync(FhirClient.Base, FhirClient.Json("""{"resourceType":"Bundle","type":"batch","entry":[{"resource":""" + content + ""","request":{"method":"POST","url":"Patient"}}]}""")),
            _ => await client.PatchAsync($"{FhirClient.Base}/Patient/{id}", patch),
        };
        var body = await answer.Body();
        var outcome = how == "batch" ? body["entry"]![0]!["response"]!["outcome"]! : body;
        Assert.Equal("422", how == "batch" ? body["entry"]![0]!["response"]!["status"]!.ToString()[..3] : $"{(int)answer.StatusCode}");
        Assert.Contains("transaction only", outcome["issue"]![0]!["details"]!["text"]!.ToString(), StringComparison.Ordinal);
        Assert.Contains("managingOrganization.reference", outcome["issue"]![0]!["expression"]![0]!.ToString(), StringComparison.Ordinal);
        Assert.Equal("1", (await client.Get("Patient/" + id))["meta"]!["versionId"]!.ToString());
    }

    [Fact]
    public async Task A_conditional_update_refuses_the_id_of_another()
    {
        using var client = await site.Client(Roles.Client);
        await client.Create("Patient", Person("3"));
        var answer = await client.PutAsync(FhirClient.Base + "/Patient?identifier=urn:race|3", FhirClient.Json("""{"resourceType":"Patient","id":"other","identifier":[{"system":"urn:race","value":"3"}]}"""));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_conditional_update_that_finds_nothing_writes_over_nothing()
    {
        using var client = await site.Client(Roles.Client);
        var id = (await (await client.Create("Patient", Person("kept"))).Body())["id"]!.ToString();
        Task<HttpResponseMessage> Put(string body) =>
            client.PutAsync(FhirClient.Base + "/Patient?identifier=urn:race|absent", FhirClient.Json($$"""{"resourceType":"Patient","id":"{{body}}","identifier":[{"system":"urn:race","value":"absent"}]}"""));
        Assert.Equal(HttpStatusCode.Conflict, (await Put(id)).StatusCode);
        Assert.Equal("1", (await client.Get("Patient/" + id))["meta"]!["versionId"]!.ToString());
        Assert.Equal(HttpStatusCode.Created, (await Put("new-" + id)).StatusCode);
    }

    [Fact]
    public async Task What_the_caller_has_already_is_not_sent_again()
    {
        using var client = await site.Client(Roles.Client);
        var created = await client.Create("Patient", Person("4"));
        var address = $"{FhirClient.Base}/Patient/{(await created.Body())["id"]}";
        Assert.Equal(HttpStatusCode.NotModified, await Status(client, address, "If-None-Match", "W/\"1\""));
        Assert.Equal(HttpStatusCode.OK, await Status(client, address, "If-None-Match", "W/\"9\""));
        Assert.Equal(HttpStatusCode.NotModified, await Status(client, address, "If-Modified-Since", created.Content.Headers.LastModified!.Value.ToString("R")));
        Assert.Equal(HttpStatusCode.OK, await Status(client, address, "If-Modified-Since", "Sat, 01 Jan 2000 00:00:00 GMT"));
    }

    private static async Task<HttpStatusCode> Status(HttpClient client, string address, string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation(header, value);
        return (await client.SendAsync(request)).StatusCode;
    }

    private static async Task Conditionally(HttpClient client, string condition, string json)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, FhirClient.Base + "/Patient") { Content = FhirClient.Json(json) };
        request.Headers.TryAddWithoutValidation("If-None-Exist", condition);
        Assert.True((await client.SendAsync(request)).IsSuccessStatusCode);
    }

    private static string Person(string value, string gender = "male", string system = "urn:race") =>
        $$"""{"resourceType":"Patient","identifier":[{"system":"{{system}}","value":"{{value}}"}],"gender":"{{gender}}"}""";

    [Theory]
    [InlineData("If-Match", "W/\"9\", W/\"1\"", 200)]
    [InlineData("If-Match", "\"1\"", 200)]
    [InlineData("If-Match", "*", 200)]
    [InlineData("If-Match", "W/\"9\"", 412)]
    [InlineData("If-Match", "1", 400)]
    [InlineData("If-None-Match", "*", 412)]
    [InlineData("If-None-Match", "W/\"1\"", 412)]
    [InlineData("If-None-Match", "W/\"9\"", 200)]
    public async Task An_update_says_which_versions_it_may_meet(string header, string versions, int status)
    {
        using var client = await site.Client(Roles.Client);
        var id = (await (await client.Create("Patient", """{"resourceType":"Patient"}""")).Body())["id"]!.ToString();
        Assert.Equal(status, await Put(client, id, header, versions));
        var never = $"never-{id}"[..40];
        Assert.Equal(header == "If-Match" ? status == 400 ? 400 : 412 : 201, await Put(client, never, header, versions));
        await client.DeleteAsync($"{FhirClient.Base}/Patient/{never}");
        Assert.Equal(header == "If-Match" ? status == 400 ? 400 : 412 : 201, await Put(client, never, header, versions));
    }

    private static async Task<int> Put(HttpClient client, string id, string header, string versions)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{FhirClient.Base}/Patient/{id}") { Content = FhirClient.Json($$"""{"resourceType":"Patient","id":"{{id}}"}""") };
        request.Headers.TryAddWithoutValidation(header, versions);
        return (int)(await client.SendAsync(request)).StatusCode;
    }
}
