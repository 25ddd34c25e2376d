using System.Net;
using System.Text;
using HealthAssess.Domain.Access;

namespace HealthAssess.Tests.Integration.Api;

public sealed class FhirPatchTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    private const string Somebody =
        """{"resourceType":"Patient","active":true,"name":[{"family":"Patchwork","given":["Ada","Bea"]}],"telecom":[{"system":"phone","value":"+1"}]}""";

    [Fact]
    public async Task A_json_patch_changes_what_it_names_and_makes_a_version()
    {
        using var client = await site.Client(Roles.Client);
        var id = await New(client);
        var answer = await Patch(client, id, """[{"op":"test","path":"/active","value":true},{"op":"replace","path":"/name/0/given/1","value":"Cleo"},{"op":"add","path":"/gender","value":"female"},{"op":"remove","path":"/telecom"}]""");
        var patient = await answer.Body();
        Assert.Equal((HttpStatusCode.OK, "2"), (answer.StatusCode, patient["meta"]!["versionId"]!.ToString()));
        Assert.Equal(("Cleo", "female", null), (patient["name"]![0]!["given"]![1]!.ToString(), patient["gender"]!.ToString(), patient["telecom"]));
    }

    [Theory]
    [InlineData("""[{"op":"test","path":"/active","value":false}]""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""[{"op":"remove","path":"/photo"}]""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""[{"op":"replace","path":"/id","value":"another"}]""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""[{"op":"add","path":"/shoeSize","value":42}]""", HttpStatusCode.BadRequest)]
    [InlineData("""[{"op":"paint","path":"/active"}]""", HttpStatusCode.BadRequest)]
    [InlineData("""{"op":"remove"}""", HttpStatusCode.BadRequest)]
    [InlineData("not json", HttpStatusCode.BadRequest)]
    public async Task A_json_patch_that_does_not_fit_changes_nothing(string patch, HttpStatusCode status)
    {
        using var client = await site.Client(Roles.Client);
        var id = await New(client);
        var answer = await Patch(client, id, patch);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("OperationOutcome", (await answer.Body())["resourceType"]!.ToString());
        Assert.Equal("1", (await client.Get("Patient/" + id))["meta"]!["versionId"]!.ToString());
    }

    [Fact]
    public async Task A_fhirpath_patch_adds_inserts_moves_replaces_and_deletes()
    {
        using var client = await site.Client(Roles.Client);
        var id = await New(client);
        var patient = await (await Parameters(client, id,
            Operation("add", "Patient", """{"name":"name","valueString":"birthDate"},{"name":"value","valueDate":"1990-01-02"}"""),
            Operation("insert", "Patient.name[0].given", """{"name":"index","valueInteger":0},{"name":"value","valueString":"Zoe"}"""),
            Operation("move", "Patient.name[0].given", """{"name":"source","valueInteger":2},{"name":"destination","valueInteger":0}"""),
            Operation("replace", "Patient.active", """{"name":"value","valueBoolean":false}"""),
            Operation("delete", "Patient.telecom.where(system = 'phone')", null),
            Operation("delete", "Patient.photo", null),
            Operation("add", "Patient", """{"name":"name","valueString":"contact"},{"name":"value","part":[{"name":"name","valueHumanName":{"text":"Bo"}},{"name":"relationship","valueCodeableConcept":{"text":"uncle"}}]}"""))).Body();
        Assert.True(patient["name"] is not null, patient.ToJsonString());
        Assert.Equal("""["Bea","Zoe","Ada"]""", patient["name"]![0]!["given"]!.ToJsonString());
        Assert.Equal(("1990-01-02", "false", null), (patient["birthDate"]!.ToString(), patient["active"]!.ToString(), patient["telecom"]));
        Assert.Equal("uncle", patient["contact"]![0]!["relationship"]![0]!["text"]!.ToString());
    }

    [Fact]
    public async Task A_patch_honours_if_match_and_what_is_gone()
    {
        using var client = await site.Client(Roles.Client);
        var id = await New(client);
        using var stale = new HttpRequestMessage(HttpMethod.Patch, $"{FhirClient.Base}/Patient/{id}") { Content = Json("""[{"op":"replace","path":"/active","value":false}]""") };
        stale.Headers.TryAddWithoutValidation("If-Match", "W/\"7\"");
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await client.SendAsync(stale)).StatusCode);
        await client.DeleteAsync($"{FhirClient.Base}/Patient/{id}");
        Assert.Equal(HttpStatusCode.Gone, (await Patch(client, id, """[{"op":"remove","path":"/active"}]""")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Patch(client, "nobody", """[{"op":"remove","path":"/active"}]""")).StatusCode);
    }

    [Fact]
    public async Task A_conditional_patch_changes_the_one_that_the_condition_finds()
    {
        using var client = await site.Client(Roles.Client);
        await client.Create("Patient", """{"resourceType":"Patient","identifier":[{"system":"urn:patch","value":"1"}],"active":true}""");
        var answer = await client.PatchAsync(FhirClient.Base + "/Patient?identifier=urn:patch|1", Json("""[{"op":"replace","path":"/active","value":false}]"""));
        Assert.Equal("false", (await answer.Body())["active"]!.ToString());
        answer = await client.PatchAsync(FhirClient.Base + "/Patient?identifier=urn:patch|2", Json("""[{"op":"remove","path":"/active"}]"""));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Of_many_patches_at_once_none_is_lost()
    {
        using var client = await site.Client(Roles.Client);
        var id = await New(client);
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(n =>
            Patch(client, id, $$$"""[{"op":"add","path":"/name/-","value":{"family":"Also{{{n}}}"}}]""")));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal(13, (await client.Get("Patient/" + id))["name"]!.AsArray().Count);
    }

    [Fact]
    public async Task Patches_of_one_transaction_share_what_they_may_cost()
    {
        using var client = await site.Client(Roles.Client);
        var copies = string.Join(',', Enumerable.Repeat("""{"op":"copy","from":"/name/0","path":"/name/-"}""", 10));
        var patch = Convert.ToBase64String(Encoding.UTF8.GetBytes($"[{copies}]"));
        List<string> entries = [];
        for (var each = 0; each < 3; each++)
        {
            var id = (await (await client.Create("Patient", $$$"""{"resourceType":"Patient","name":[{"text":"{{{new string('x', 700_000)}}}"}]}""")).Body())["id"];
            entries.Add($$$"""{"resource":{"resourceType":"Binary","contentType":"application/json-patch+json","data":"{{{patch}}}"},"request":{"method":"PATCH","url":"Patient/{{{id}}}"}}""");
        }

        var answer = await client.PostAsync(FhirClient.Base, FhirClient.Json($$"""{"resourceType":"Bundle","type":"transaction","entry":[{{string.Join(',', entries)}}]}"""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("copies more than 16 MB", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<string> New(HttpClient client) => (await (await client.Create("Patient", Somebody)).Body())["id"]!.ToString();

    private static StringContent Json(string patch) => new(patch, Encoding.UTF8, "application/json-patch+json");

    private static Task<HttpResponseMessage> Patch(HttpClient client, string id, string patch) => client.PatchAsync($"{FhirClient.Base}/Patient/{id}", Json(patch));

    private static Task<HttpResponseMessage> Parameters(HttpClient client, string id, params string[] operations) =>
        client.PatchAsync($"{FhirClient.Base}/Patient/{id}", FhirClient.Json($$$"""{"resourceType":"Parameters","parameter":[{{{string.Join(',', operations)}}}]}"""));

    private static string Operation(string type, string path, string? rest) =>
        $$$"""{"name":"operation","part":[{"name":"type","valueCode":"{{{type}}}"},{"name":"path","valueString":"{{{path}}}"}{{{(rest is null ? "" : "," + rest)}}}]}""";

    [Fact]
    public async Task A_json_patch_in_a_transaction_refers_to_what_the_transaction_creates_or_finds()
    {
        using var client = await site.Client(Roles.Client);
        var patient = (await (await client.Create("Patient", """{"resourceType":"Patient","identifier":[{"system":"urn:t","value":"patched-link"}]}""")).Body())["id"];
        var flag = (await (await client.Create("Observation", $$$"""{"resourceType":"Observation","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/{{{patient}}}"}}""")).Body())["id"];
        const string Steps = """[{"op":"add","path":"/encounter","value":{"reference":"urn:uuid:3d2f6e6a-57b5-4b1c-9d1c-333333333333"}},{"op":"replace","path":"/subject/reference","value":"Patient?identifier=urn:t|patched-link"},{"op":"add","path":"/identifier","value":[{"value":"urn:uuid:3d2f6e6a-57b5-4b1c-9d1c-333333333333"}]}]""";
        var answer = await (await client.PostAsync(FhirClient.Base, FhirClient.Json($$$"""
            {"resourceType":"Bundle","type":"transaction","entry":[
              {"fullUrl":"urn:uuid:3d2f6e6a-57b5-4b1c-9d1c-333333333333","resource":{"resourceType":"Encounter","status":"planned","class":{"code":"AMB"},"subject":{"reference":"Patient/{{{patient}}}"}},"request":{"method":"POST","url":"Encounter"}},
              {"resource":{"resourceType":"Binary","contentType":"application/json-patch+json","data":"{{{Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Steps))}}}"},"request":{"method":"PATCH","url":"Observation/{{{flag}}}"}}]}
            """))).Body();
        var patched = answer["entry"]![1]!["resource"]!;
        Assert.Equal("Encounter/" + answer["entry"]![0]!["resource"]!["id"], patched["encounter"]!["reference"]!.ToString());
        Assert.Equal($"Patient/{patient}", patched["subject"]!["reference"]!.ToString());
        Assert.StartsWith("urn:uuid:", patched["identifier"]![0]!["value"]!.ToString(), StringComparison.Ordinal);
    }
}
