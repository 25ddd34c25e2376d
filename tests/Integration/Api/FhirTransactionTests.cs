using System.Net;
using System.Text.Json.Nodes;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;

namespace HealthAssess.Tests.Integration.Api;

/// <summary>The rules of a transaction: order, overlap, links, all or nothing.</summary>
public sealed class FhirTransactionTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task Deletions_come_first_and_reads_last_whatever_the_order_of_the_entries()
    {
        using var client = await site.Client(Roles.Client);
        var old = (await (await client.Create("Patient", Person("order"))).Body())["id"]!.ToString();
        var answer = await Transaction(client,
            """{"request":{"method":"GET","url":"Patient?identifier=urn:t|order"}}""",
            $$$"""{"resource":{{{Person("order")}}},"request":{"method":"POST","url":"Patient","ifNoneExist":"identifier=urn:t|order"}}""",
            $$$"""{"request":{"method":"DELETE","url":"Patient/{{{old}}}"}}""");
        var entries = (await answer.Body())["entry"]!.AsArray();
        Assert.Equal(["200 OK", "201 Created", "204 No Content"], entries.Select(Status));
        var found = Assert.Single(entries[0]!["resource"]!["entry"]!.AsArray())!["resource"]!["id"]!.ToString();
        Assert.NotEqual(old, found);
    }

    [Fact]
    public async Task A_read_of_what_the_same_transaction_deletes_fails_it()
    {
        using var client = await site.Client(Roles.Client);
        var id = (await (await client.Create("Patient", Person("read"))).Body())["id"]!.ToString();
        var answer = await Transaction(client,
            $$$"""{"request":{"method":"GET","url":"Patient/{{{id}}}"}}""", $$$"""{"request":{"method":"DELETE","url":"Patient/{{{id}}}"}}""");
        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        Assert.Equal("Bundle.entry[0].request.url", (await answer.Body())["issue"]![0]!["expression"]![0]!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"{FhirClient.Base}/Patient/{id}")).StatusCode);
        var history = await Transaction(client,
            $$$"""{"request":{"method":"GET","url":"Patient/{{{id}}}/_history/1"}}""", $$$"""{"request":{"method":"DELETE","url":"Patient/{{{id}}}"}}""");
        Assert.Equal(HttpStatusCode.OK, history.StatusCode);
    }

    /// <summary>The record was written, about a traveller who was gone.</summary>
    [Theory]
    [InlineData("Patient/{id}", """{"method":"POST","url":"Observation"}""", "")]
    [InlineData("Patient?identifier=urn:t|{id}", """{"method":"PUT","url":"Observation/about-{id}"}""", "\"id\":\"about-{id}\",")]
    public async Task A_record_about_a_traveller_whom_the_same_transaction_deletes_fails_it(string deleted, string request, string named)
    {
        using var client = await site.Client(Roles.Client);
        var key = Ids.New(TimeProvider.System).ToString();
        Assert.Equal(HttpStatusCode.Created, (await client.PutAsync($"{FhirClient.Base}/Patient/{key}", FhirClient.Json($$$"""{"resourceType":"Patient","id":"{{{key}}}","identifier":[{"system":"urn:t","value":"{{{key}}}"}]}"""))).StatusCode);
        string[] entries =
        [
            $$$"""{"request":{"method":"DELETE","url":"{{{deleted}}}"}}""",
            $$$"""{"resource":{"resourceType":"Observation",{{{named}}}"status":"final","code":{"text":"x"},"subject":{"reference":"Patient/{id}"}},"request":{{{request}}}}""",
        ];
        foreach (var order in new[] { entries, [.. entries.Reverse()] })
        {
            var answer = await Transaction(client, [.. order.Select(entry => entry.Replace("{id}", key, StringComparison.Ordinal))]);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"{FhirClient.Base}/Patient/{key}")).StatusCode);
    }

    /// <summary>Was 422: only what came whole could be referred to.</summary>
    [Fact]
    public async Task A_reference_to_the_address_of_a_patch_goes_to_what_is_patched()
    {
        const string Address = "urn:uuid:3d2f6e6a-57b5-4b1c-9d1c-777777777777";
        using var client = await site.Client(Roles.Client);
        var id = (await (await client.Create("Patient", Person("patched"))).Body())["id"]!.ToString();
        var patch = Convert.ToBase64String("""[{"op":"add","path":"/gender","value":"other"}]"""u8);
        var answer = await Transaction(client,
            $$$"""{"fullUrl":"{{{Address}}}","resource":{"resourceType":"Binary","contentType":"application/json-patch+json","data":"{{{patch}}}"},"request":{"method":"PATCH","url":"Patient/{{{id}}}"}}""",
            $$$"""{"resource":{"resourceType":"Observation","status":"final","code":{"text":"x"},"subject":{"reference":"{{{Address}}}"}},"request":{"method":"POST","url":"Observation"}}""");
        Assert.Equal($"Patient/{id}", (await answer.Body())["entry"]![1]!["resource"]!["subject"]!["reference"]!.ToString());
    }

    [Theory]
    [InlineData("""{"request":{"method":"DELETE","url":"Patient/twice"}}""", """{"resource":{"resourceType":"Patient","id":"twice"},"request":{"method":"PUT","url":"Patient/twice"}}""")]
    [InlineData("""{"resource":{"resourceType":"Patient","id":"twice"},"request":{"method":"PUT","url":"Patient/twice"}}""", """{"resource":{"resourceType":"Patient","identifier":[{"system":"urn:t","value":"twice"}]},"request":{"method":"PUT","url":"Patient?identifier=urn:t|twice"}}""")]
    [InlineData("""{"resource":{"resourceType":"Patient"},"request":{"method":"POST","url":"Patient","ifNoneExist":"identifier=urn:t|new"}}""", """{"resource":{"resourceType":"Patient"},"request":{"method":"POST","url":"Patient","ifNoneExist":"identifier=urn:t|new"}}""")]
    public async Task Entries_that_meet_in_one_resource_are_refused_and_nothing_is_written(string one, string other)
    {
        using var client = await site.Client(Roles.Client);
        await client.PutAsync(FhirClient.Base + "/Patient/twice", FhirClient.Json("""{"resourceType":"Patient","id":"twice","identifier":[{"system":"urn:t","value":"twice"}]}"""));
        var before = (await client.Get("Patient/twice"))["meta"]!["versionId"]!.ToString();
        var refused = await Transaction(client, one, other);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.StartsWith("Bundle.entry[", (await refused.Body())["issue"]![0]!["expression"]![0]!.ToString(), StringComparison.Ordinal);
        Assert.Equal(before, (await client.Get("Patient/twice"))["meta"]!["versionId"]!.ToString());
    }

    [Theory]
    [InlineData("""{"resource":{"resourceType":"Patient"},"request":{"method":"PUT","url":"Patient?name:nope=1"}}""", "Bundle.entry[0].request.url")]
    [InlineData("""{"request":{"method":"DELETE","url":"Patient?shoe=42"}}""", "Bundle.entry[0].request.url")]
    [InlineData("""{"resource":{"resourceType":"Patient"},"request":{"method":"POST","url":"Patient","ifNoneExist":"shoe=42"}}""", "Bundle.entry[0].request.ifNoneExist")]
    [InlineData("""{"resource":{"resourceType":"Patient","gender":"robot"},"request":{"method":"PUT","url":"Patient?identifier=urn:t|x"}}""", "Bundle.entry[0].resource.gender")]
    [InlineData("""{"resource":{"resourceType":"Organization","partOf":{"reference":"Organization?shoe=42"}},"request":{"method":"POST","url":"Organization"}}""", "Bundle.entry[0]")]
    public async Task A_refusal_names_what_is_wrong_in_the_entry(string entry, string expression)
    {
        using var client = await site.Client(Roles.Integrator);
        var refused = await Transaction(client, entry);
        Assert.Equal((HttpStatusCode.BadRequest, expression), (refused.StatusCode, (await refused.Body())["issue"]![0]!["expression"]![0]!.ToString()));
    }

    [Fact]
    public async Task Conditional_references_find_what_is_stored_and_what_the_transaction_creates()
    {
        using var client = await site.Client(Roles.Client);
        var stored = (await (await client.Create("Patient", Person("stored"))).Body())["id"]!.ToString();
        var answer = await Transaction(client,
            $$$"""{"resource":{{{Person("made")}}},"request":{"method":"POST","url":"Patient"}}""",
            """{"resource":{"resourceType":"Observation","status":"final","code":{"text":"x"},"subject":{"reference":"Patient?identifier=urn:t|made"}},"request":{"method":"POST","url":"Observation"}}""",
            """{"resource":{"resourceType":"Observation","status":"final","code":{"text":"x"},"subject":{"reference":"Patient?identifier=urn:t|stored"}},"request":{"method":"POST","url":"Observation"}}""");
        var entries = (await answer.Body())["entry"]!.AsArray();
        Assert.Equal("Patient/" + entries[0]!["resource"]!["id"], entries[1]!["resource"]!["subject"]!["reference"]!.ToString());
        Assert.Equal("Patient/" + stored, entries[2]!["resource"]!["subject"]!["reference"]!.ToString());
    }

    [Fact]
    public async Task A_conditional_reference_that_finds_nothing_fails_the_transaction()
    {
        using var client = await site.Client(Roles.Client);
        var answer = await Transaction(client,
            $$$"""{"resource":{{{Person("lonely")}}},"request":{"method":"POST","url":"Patient"}}""",
            """{"resource":{"resourceType":"Observation","status":"final","code":{"text":"x"},"subject":{"reference":"Patient?identifier=urn:t|nobody"}},"request":{"method":"POST","url":"Observation"}}""");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Empty((await client.Get("Patient?identifier=urn:t|lonely")).Ids());
    }

    [Fact]
    public async Task A_conditional_create_that_finds_its_resource_links_the_others_to_it()
    {
        using var client = await site.Client(Roles.Client);
        var stored = (await (await client.Create("Patient", Person("linked"))).Body())["id"]!.ToString();
        var answer = await Transaction(client,
            $$$"""{"fullUrl":"urn:uuid:3d2f6e6a-57b5-4b1c-9d1c-111111111111","resource":{{{Person("linked")}}},"request":{"method":"POST","url":"Patient","ifNoneExist":"identifier=urn:t|linked"}}""",
            """{"resource":{"resourceType":"Observation","status":"final","code":{"text":"x"},"subject":{"reference":"urn:uuid:3d2f6e6a-57b5-4b1c-9d1c-111111111111"}},"request":{"method":"POST","url":"Observation"}}""");
        var entries = (await answer.Body())["entry"]!.AsArray();
        Assert.Equal(["200 OK", "201 Created"], entries.Select(Status));
        Assert.Equal("Patient/" + stored, entries[1]!["resource"]!["subject"]!["reference"]!.ToString());
    }

    [Fact]
    public async Task Patches_travel_in_bundles_as_parameters_or_as_a_binary()
    {
        using var client = await site.Client(Roles.Client);
        var one = (await (await client.Create("Patient", Person("p1"))).Body())["id"]!.ToString();
        var two = (await (await client.Create("Patient", Person("p2"))).Body())["id"]!.ToString();
        var json = Convert.ToBase64String("""[{"op":"add","path":"/active","value":false}]"""u8.ToArray());
        var answer = await Transaction(client,
            $$$"""{"resource":{"resourceType":"Parameters","parameter":[{"name":"operation","part":[{"name":"type","valueCode":"add"},{"name":"path","valueString":"Patient"},{"name":"name","valueString":"active"},{"name":"value","valueBoolean":true}]}]},"request":{"method":"PATCH","url":"Patient/{{{one}}}"}}""",
            $$$"""{"resource":{"resourceType":"Binary","contentType":"application/json-patch+json","data":"{{{json}}}"},"request":{"method":"PATCH","url":"Patient/{{{two}}}"}}""");
        Assert.Equal(["true", "false"], (await answer.Body())["entry"]!.AsArray().Select(entry => entry!["resource"]!["active"]!.ToString()));
    }

    [Fact]
    public async Task A_batch_reads_versions_histories_and_compartments()
    {
        using var client = await site.Client(Roles.Client);
        var id = (await (await client.Create("Patient", Person("batch"))).Body())["id"]!.ToString();
        await client.Create("Observation", $$$"""{"resourceType":"Observation","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/{{{id}}}"}}""");
        var answer = await client.PostAsync(FhirClient.Base, FhirClient.Json(Bundle("batch",
            $$$"""{"request":{"method":"GET","url":"Patient/{{{id}}}/_history/1"}}""",
            $$$"""{"request":{"method":"GET","url":"Patient/{{{id}}}/_history"}}""",
            $$$"""{"request":{"method":"GET","url":"Patient/{{{id}}}/Observation"}}""",
            $$$"""{"request":{"method":"GET","url":"Patient/{{{id}}}","ifNoneMatch":"W/\"1\""}}""",
            $$$"""{"request":{"method":"HEAD","url":"Patient/{{{id}}}"}}""",
            """{"request":{"method":"DELETE","url":"Patient?identifier=urn:t|batch"}}""",
            $$$"""{"request":{"method":"GET","url":"Patient/{{{id}}}"}}""")));
        var entries = (await answer.Body())["entry"]!.AsArray();
        Assert.Equal(["200", "200", "200", "304", "200", "204", "410"], entries.Select(entry => Status(entry)[..3]));
        Assert.Single(entries[2]!["resource"]!["entry"]!.AsArray());
        Assert.Null(entries[4]!["resource"]);
    }

    [Fact]
    public async Task A_minimal_answer_leaves_the_resources_out()
    {
        using var client = await site.Client(Roles.Client);
        client.DefaultRequestHeaders.Add("Prefer", "return=minimal");
        var answer = await Transaction(client, $$$"""{"resource":{{{Person("small")}}},"request":{"method":"POST","url":"Patient"}}""");
        var entry = (await answer.Body())["entry"]![0]!;
        Assert.Equal(("201 Created", null), (Status(entry), entry["resource"]));
    }

    [Fact]
    public async Task A_read_that_cannot_be_answered_fails_the_transaction_before_anything_is_written()
    {
        using var client = await site.Client(Roles.Client);
        var answer = await Transaction(client,
            $$$"""{"resource":{{{Person("ghost")}}},"request":{"method":"POST","url":"Patient"}}""",
            """{"request":{"method":"GET","url":"Patient/never-was"}}""");
        Assert.Equal((HttpStatusCode.NotFound, "Bundle.entry[1].request.url"), (answer.StatusCode, await Place(answer)));
        Assert.Empty((await client.Get("Patient?identifier=urn:t|ghost")).Ids());
        var brought = await Transaction(client,
            """{"request":{"method":"GET","url":"Patient/brought"}}""", """{"resource":{"resourceType":"Patient","id":"brought"},"request":{"method":"PUT","url":"Patient/brought"}}""");
        Assert.Equal("brought", (await brought.Body())["entry"]![0]!["resource"]!["id"]!.ToString());
    }

    [Theory]
    [InlineData("""{"resource":{"resourceType":"Patient","gender":"blue"},"request":{"method":"POST","url":"Patient"}}""", "Bundle.entry[1].resource.gender")]
    [InlineData("""{"resource":{"resourceType":"Patient"},"request":{"method":"PUT","url":"Patient/no-id-in-it"}}""", "Bundle.entry[1].resource.id")]
    [InlineData("""{"resource":{"resourceType":"Patient","id":"stale"},"request":{"method":"PUT","url":"Patient/stale","ifMatch":"W/\"7\""}}""", "Bundle.entry[1]")]
    [InlineData("""{"resource":{"resourceType":"Observation","status":"final","code":{"text":"x"},"subject":{"reference":"urn:uuid:0d2f6e6a-57b5-4b1c-9d1c-111111111111"}},"request":{"method":"POST","url":"Observation"}}""", "Bundle.entry[1].resource.subject")]
    [InlineData("""{"resource":{"resourceType":"Provenance","target":[{"reference":"Patient/x"}],"recorded":"2026-01-01T00:00:00Z","agent":[{"who":{"reference":"urn:uuid:0d2f6e6a-57b5-4b1c-9d1c-111111111111"}}]},"request":{"method":"POST","url":"Provenance"}}""", "Bundle.entry[1].resource.agent[0].who")]
    [InlineData("""{"resource":{"resourceType":"Observation","status":"final","code":{"text":"x"},"subject":{"reference":"Patient?identifier=urn:t|nobody"}},"request":{"method":"POST","url":"Observation"}}""", "Bundle.entry[1]")]
    public async Task A_refused_transaction_names_the_entry(string entry, string place)
    {
        using var client = await site.Client(Roles.Client);
        // Deletions are processed first; the entry is still named by where it stands in the Bundle.
        var answer = await Transaction(client, """{"resource":{"resourceType":"Patient"},"request":{"method":"POST","url":"Patient"}}""", entry, """{"request":{"method":"DELETE","url":"Patient/never-was"}}""");
        Assert.InRange((int)answer.StatusCode, 400, 422);
        Assert.Equal(place, await Place(answer));
    }

    [Theory]
    [InlineData("""{"resource":{"resourceType":"Patient","id":"put-1","identifier":[{"system":"urn:t","value":"later"}]},"request":{"method":"PUT","url":"Patient/put-1"}}""")]
    [InlineData("""{"resource":{"resourceType":"Patient","identifier":[{"system":"urn:t","value":"later"}]},"request":{"method":"PUT","url":"Patient?identifier=urn:t|later"}}""")]
    [InlineData("""{"resource":{"resourceType":"Patient","identifier":[{"system":"urn:t","value":"later"}]},"request":{"method":"POST","url":"Patient","ifNoneExist":"identifier=urn:t|later"}}""")]
    public async Task A_conditional_reference_finds_what_the_transaction_itself_brings_and_what_that_finds(string patient)
    {
        using var client = await site.Client(Roles.Client);
        const string Observation = """{"resource":{"resourceType":"Observation","status":"final","code":{"text":"x"},"subject":{"reference":"Patient?identifier=urn:t|later"}},"request":{"method":"POST","url":"Observation"}}""";
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var entries = (await (await Transaction(client, Observation, patient)).Body())["entry"]!.AsArray();
            Assert.Equal("Patient/" + entries[1]!["resource"]!["id"], entries[0]!["resource"]!["subject"]!["reference"]!.ToString());
        }

        await client.DeleteAsync(FhirClient.Base + "/Patient?identifier=urn:t|later");
    }

    [Fact]
    public async Task Links_in_the_narrative_and_in_a_patch_go_to_the_new_resource()
    {
        using var client = await site.Client(Roles.Client);
        const string Address = "urn:uuid:3d2f6e6a-57b5-4b1c-9d1c-222222222222";
        var id = (await (await client.Create("Patient", Person("patched"))).Body())["id"];
        var answer = await Transaction(client,
            $$$"""{"fullUrl":"{{{Address}}}","resource":{"resourceType":"Patient","text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\"><a href=\"{{{Address}}}\">x</a></div>"}},"request":{"method":"POST","url":"Patient"}}""",
            $$$"""{"resource":{"resourceType":"Parameters","parameter":[{"name":"operation","part":[{"name":"type","valueCode":"add"},{"name":"path","valueString":"Patient"},{"name":"name","valueString":"link"},{"name":"value","part":[{"name":"other","valueReference":{"reference":"{{{Address}}}"}},{"name":"type","valueCode":"seealso"}]}]}]},"request":{"method":"PATCH","url":"Patient/{{{id}}}"}}""");
        var entries = (await answer.Body())["entry"]!.AsArray();
        var made = "Patient/" + entries[0]!["resource"]!["id"];
        Assert.Contains($"href=\"{made}\"", entries[0]!["resource"]!["text"]!["div"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal(made, entries[1]!["resource"]!["link"]![0]!["other"]!["reference"]!.ToString());
        Assert.EndsWith("/fhir/R4/" + made, entries[0]!["fullUrl"]!.ToString(), StringComparison.Ordinal);
    }

    /// <summary>It went to the first entry of that type and id, whatever base it came from, and past the record that this server holds.</summary>
    [Theory]
    [InlineData("http://a.org/fhir/", "http://b.org/fhir/", "http://b.org/fhir/Observation/9", 1)]
    [InlineData("http://b.org/fhir/", "http://a.org/fhir/", "http://b.org/fhir/Observation/9", 0)]
    [InlineData("http://a.org/fhir/", "http://b.org/fhir/", "urn:uuid:3d2f6e6a-57b5-4b1c-9d1c-555555555555", -1)]
    [InlineData("http://a.org/fhir/", "http://b.org/fhir/", "http://localhost/fhir/R4/Observation/new", -1)]
    public async Task A_relative_reference_is_read_from_where_its_own_entry_comes_from(string first, string second, string from, int meant)
    {
        using var client = await site.Client(Roles.Client);
        await client.PutAsync(FhirClient.Base + "/Patient/based", FhirClient.Json("""{"resourceType":"Patient","id":"based"}"""));
        static string Somebody(string root) => $$$"""{"fullUrl":"{{{root}}}Patient/based","resource":{"resourceType":"Patient"},"request":{"method":"POST","url":"Patient"}}""";
        var entries = (await (await Transaction(client, Somebody(first), Somebody(second),
            $$$"""{"fullUrl":"{{{from}}}","resource":{"resourceType":"Observation","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/based"}},"request":{"method":"POST","url":"Observation"}}""")).Body())["entry"]!.AsArray();
        Assert.Equal(meant < 0 ? "Patient/based" : "Patient/" + entries[meant]!["resource"]!["id"], entries[2]!["resource"]!["subject"]!["reference"]!.ToString());
    }

    [Fact]
    public async Task A_uuid_that_is_the_address_of_an_entry_stays_a_uuid()
    {
        using var client = await site.Client(Roles.Client);
        const string Address = "urn:uuid:3d2f6e6a-57b5-4b1c-9d1c-666666666666";
        var answer = await Transaction(client, $$$"""{"fullUrl":"{{{Address}}}","resource":{"resourceType":"Patient","extension":[{"url":"urn:t:same","valueUuid":"{{{Address}}}"}]},"request":{"method":"POST","url":"Patient"}}""");
        Assert.Equal(Address, (await answer.Body())["entry"]![0]!["resource"]!["extension"]![0]!["valueUuid"]!.ToString());
    }

    private static async Task<string> Place(HttpResponseMessage answer) => (await answer.Body())["issue"]![0]!["expression"]![0]!.ToString();

    private static string Status(JsonNode? entry) => entry!["response"]!["status"]!.ToString();

    private static string Person(string value) => $$$"""{"resourceType":"Patient","identifier":[{"system":"urn:t","value":"{{{value}}}"}]}""";

    private static string Bundle(string type, params string[] entries) => $$$"""{"resourceType":"Bundle","type":"{{{type}}}","entry":[{{{string.Join(',', entries)}}}]}""";

    private static Task<HttpResponseMessage> Transaction(HttpClient client, params string[] entries) =>
        client.PostAsync(FhirClient.Base, FhirClient.Json(Bundle("transaction", entries)));
}
