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

    /// <summary>A type that is not kept was 400 here, and 404 alone.</summary>
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
        Assert.Equal(["201", "404", "200", "404"], (await answer.Body())["entry"]!.AsArray().Select(entry => entry!["response"]!["status"]!.ToString()[..3]));
    }

    [Fact]
    public async Task Links_of_a_search_in_a_batch_can_be_followed_and_other_servers_are_not_asked()
    {
        using var client = await site.Client(Roles.Client);
        var answer = await client.PostAsync(FhirClient.Base, FhirClient.Json(
            """
            {"resourceType":"Bundle","type":"batch","entry":[
              {"request":{"method":"GET","url":"Patient?identifier=urn:ü|a b&_count=1"}},
              {"request":{"method":"GET","url":"http://elsewhere.example.org/Patient?_id=1"}}]}
            """));
        var entries = (await answer.Body())["entry"]!.AsArray();
        Assert.EndsWith("/Patient?identifier=urn:%C3%BC%7Ca%20b&_count=1", entries[0]!["resource"]!["link"]![0]!["url"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal("entry-elsewhere", entries[1]!["response"]!["outcome"]!["issue"]![0]!["details"]!["coding"]![0]!["code"]!.ToString());
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

    [Theory]
    [InlineData("batch")]
    [InlineData("transaction")]
    public async Task Reads_in_a_bundle_show_as_much_as_they_ask_for_and_as_leniently_as_the_request(string type)
    {
        using var client = await site.Client(Roles.Client);
        var id = (await (await client.Create("Patient", """{"resourceType":"Patient","gender":"female","birthDate":"1980-01-01"}""")).Body())["id"];
        client.DefaultRequestHeaders.Add("Prefer", "handling=lenient");
        var answer = await client.PostAsync(FhirClient.Base, FhirClient.Json(Bundle(type,
            $"Patient/{id}?_elements=gender", $"Patient/{id}/_history/1?_elements=gender", $"Patient/{id}/_history?_elements=gender", $"Patient?_id={id}&_elements=gender&nonsense=1", $"Patient?_id={id}&_summary=count", "metadata?_elements=kind", "_history?_count=1")));
        var shown = (await answer.Body())["entry"]!.AsArray().Select(entry => entry!["resource"]!).ToList();
        var patients = new[] { shown[0], shown[1], shown[2]["entry"]![0]!["resource"]!, shown[3]["entry"]![0]!["resource"]! };
        Assert.All(patients, patient => Assert.Equal(("female", null), (patient["gender"]!.ToString(), patient["birthDate"])));
        Assert.Equal("outcome", shown[3]["entry"]![1]!["search"]!["mode"]!.ToString());
        Assert.Equal(("1", null), (shown[4]["total"]!.ToString(), shown[4]["entry"]));
        Assert.Equal(("instance", "history"), (shown[5]["kind"]!.ToString(), shown[6]["type"]!.ToString()));
    }

    [Fact]
    public async Task What_an_entry_leaves_out_because_the_caller_is_lenient_is_said_in_that_entry()
    {
        using var client = await site.Client(Roles.Client);
        client.DefaultRequestHeaders.Add("Prefer", "handling=lenient");
        var id = (await (await client.Create("Patient", """{"resourceType":"Patient"}""")).Body())["id"];
        var answer = await client.PostAsync(FhirClient.Base, FhirClient.Json(Bundle("batch", $"Patient/{id}/_history?shoe=1", $"Patient/{id}/$meta?shoe=1", $"Patient/{id}/_history")));
        var entries = (await answer.Body())["entry"]!.AsArray().ToList();
        Assert.All(entries, entry => Assert.NotNull(entry!["resource"]));
        var said = entries.ConvertAll(entry => entry!["response"]!["outcome"]?["issue"]![0]!);
        Assert.Equal(("warning", "shoe", null), (said[0]?["severity"]!.ToString(), said[1]?["expression"]![0]!.ToString(), said[2]));
        Assert.Contains("shoe", Assert.Single((await client.GetAsync($"{FhirClient.Base}/Patient/{id}/_history?shoe=1")).Headers.GetValues("Warning")), StringComparison.Ordinal);
        var xml = await (await client.PostAsync(FhirClient.Base, FhirClient.Json(Bundle("batch", "Patient?_format=xml")))).Body();
        Assert.StartsWith("406", xml["entry"]![0]!["response"]!["status"]!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("return=minimal", false, false)]
    [InlineData("return=OperationOutcome", false, true)]
    [InlineData("return=representation", true, false)]
    public async Task A_batch_answers_its_writes_with_as_much_as_the_caller_prefers(string prefer, bool resource, bool outcome)
    {
        using var client = await site.Client(Roles.Client);
        client.DefaultRequestHeaders.Add("Prefer", prefer);
        var answer = await client.PostAsync(FhirClient.Base, FhirClient.Json("""{"resourceType":"Bundle","type":"batch","entry":[{"resource":{"resourceType":"Patient"},"request":{"method":"POST","url":"Patient"}}]}"""));
        var entry = (await answer.Body())["entry"]![0]!;
        Assert.Equal((resource, outcome, true), (entry["resource"] is not null, entry["response"]!["outcome"] is not null, entry["response"]!["location"] is not null));
    }

    [Fact]
    public async Task What_is_wrong_with_one_resource_of_a_batch_is_that_entrys_own_matter()
    {
        using var client = await site.Client(Roles.Client);
        var answer = await client.PostAsync(FhirClient.Base, FhirClient.Json(
            """
            {"resourceType":"Bundle","type":"batch","entry":[
              {"resource":{"resourceType":"Patient","gender":5},"request":{"method":"POST","url":"Patient"}},
              {"resource":{"resourceType":"Patient"},"request":{"method":"POST","url":"Patient"}},
              {"request":{"method":"DELETE","url":"Patient/never-was"}}]}
            """));
        Assert.Equal(["400", "201", "204"], (await answer.Body())["entry"]!.AsArray().Select(entry => entry!["response"]!["status"]!.ToString()[..3]));
    }

    /// <summary>An entry whose refusal had no body ended the whole Bundle with an error of ours.</summary>
    [Theory]
    [InlineData("batch")]
    [InlineData("transaction")]
    public async Task A_head_of_an_operation_shows_no_body_and_says_why_it_is_refused(string type)
    {
        using var client = await site.Client(Roles.Client);
        string Entry(string url) => $$$"""{"request":{"method":"HEAD","url":"{{{url}}}"}}""";
        var shown = (await (await client.PostAsync(FhirClient.Base, FhirClient.Json($$"""{"resourceType":"Bundle","type":"{{type}}","entry":[{{Entry("$versions")}}]}"""))).Body())["entry"]![0]!;
        Assert.Equal(("200 OK", null), (shown["response"]!["status"]!.ToString(), shown["resource"]));
        var refused = await client.PostAsync(FhirClient.Base, FhirClient.Json($$"""{"resourceType":"Bundle","type":"{{type}}","entry":[{{Entry("Patient/$match")}}]}"""));
        var body = await refused.Body();
        var outcome = type == "batch" ? body["entry"]![0]!["response"]!["outcome"]! : body;
        Assert.Equal((type == "batch" ? 200 : 400, "required"), ((int)refused.StatusCode, outcome["issue"]![0]!["code"]!.ToString()));
    }

    [Fact]
    public async Task A_batch_calls_operations_as_they_are_called_alone()
    {
        using var client = await site.Client(Roles.Client);
        var id = (await (await client.Create("Patient", """{"resourceType":"Patient","name":[{"family":"Called","given":["Ada"]}],"birthDate":"1980-01-01"}""")).Body())["id"];
        var answer = await client.PostAsync(FhirClient.Base, FhirClient.Json($$$"""
            {"resourceType":"Bundle","type":"batch","entry":[
              {"resource":{"resourceType":"Parameters","parameter":[{"name":"resource","resource":{"resourceType":"Patient","name":[{"family":"Called","given":["Ada"]}],"birthDate":"1980-01-01"}}]},"request":{"method":"POST","url":"Patient/$match"}},
              {"request":{"method":"GET","url":"ValueSet/$expand?url=http://hl7.org/fhir/ValueSet/administrative-gender"}},
              {"request":{"method":"GET","url":"CodeSystem/$lookup?system=urn:none&code=x"}},
              {"request":{"method":"GET","url":"Patient/{{{id}}}/$everything"}},
              {"resource":{"resourceType":"Claim","status":"x"},"request":{"method":"POST","url":"Claim/$validate"}},
              {"request":{"method":"GET","url":"Patient/$wonder"}},
              {"request":{"method":"DELETE","url":"Patient/$match"}},
              {"resource":{"resourceType":"Patient","name":[{"family":"Beside"}]},"request":{"method":"POST","url":"Patient"}},
              {"request":{"method":"GET","url":"$versions"}}]}
            """));
        var entries = (await answer.Body())["entry"]!.AsArray();
        Assert.Equal(["200", "200", "404", "200", "200", "404", "405", "201", "200"], entries.Select(entry => entry!["response"]!["status"]!.ToString()[..3]));
        Assert.Equal(["Bundle", "ValueSet", null, "Bundle", "OperationOutcome", null, null, "Patient", "Parameters"], entries.Select(entry => entry!["resource"]?["resourceType"]?.ToString()));
        Assert.Equal("OperationOutcome", entries[2]!["response"]!["outcome"]!["resourceType"]!.ToString());
    }

    [Fact]
    public async Task A_transaction_answers_operations_that_only_look_after_its_writes_and_takes_no_others()
    {
        using var client = await site.Client(Roles.Client);
        var read = await client.PostAsync(FhirClient.Base, FhirClient.Json("""
            {"resourceType":"Bundle","type":"transaction","entry":[
              {"request":{"method":"GET","url":"ValueSet/$expand?url=http://hl7.org/fhir/ValueSet/administrative-gender"}},
              {"resource":{"resourceType":"Patient","name":[{"family":"Looked"}]},"request":{"method":"POST","url":"Patient"}}]}
            """));
        Assert.Equal(["200", "201"], (await read.Body())["entry"]!.AsArray().Select(entry => entry!["response"]!["status"]!.ToString()[..3]));
        foreach (var (method, url) in new[] { ("POST", "Patient/$match"), ("GET", "ValueSet/$expand?url=urn:none") })
        {
            var refused = await client.PostAsync(FhirClient.Base, FhirClient.Json($$$"""
                {"resourceType":"Bundle","type":"transaction","entry":[
                  {"resource":{"resourceType":"Patient","name":[{"family":"Unlooked"}]},"request":{"method":"POST","url":"Patient"}},
                  {"request":{"method":"{{{method}}}","url":"{{{url}}}"}}]}
                """));
            Assert.Equal(("OperationOutcome", "Bundle.entry[1].request.url"), ((await refused.Body())["resourceType"]!.ToString(), (await refused.Body())["issue"]![0]!["expression"]![0]!.ToString()));
        }

        Assert.Empty((await client.Get("Patient?family=Unlooked")).Ids());
    }

    private static string Bundle(string type, params string[] reads)
    {
        var entries = reads.Select(url => $$$"""{"request":{"method":"GET","url":"{{{url}}}"}}""");
        return $$"""{"resourceType":"Bundle","type":"{{type}}","entry":[{{string.Join(',', entries)}}]}""";
    }
}
