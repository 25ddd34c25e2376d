using System.Net;
using HealthAssess.Domain.Access;
using static HealthAssess.Tests.Integration.Api.OperationCalls;

namespace HealthAssess.Tests.Integration.Api;

/// <summary>What operations answer beside their findings: what a write would, only a number, or no body at all.</summary>
public sealed class OperationAnswerTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task Validate_in_the_mode_of_a_write_says_what_the_write_would_be_answered_and_writes_nothing()
    {
        using var client = await site.Client(Roles.Integrator);
        async Task<string> Severity(string address, string json) => (await Post(client, address, json))["issue"]![0]!["severity"]!.ToString();
        var (source, target) = (await Person(client, "Trial"), await Person(client, "Trial"));
        await Post(client, "Patient/$merge", Pair(source, target));
        var merged = await client.Get("Patient/" + source);
        var delete = await Post(client, $"Patient/{source}/$validate?mode=delete", """{"resourceType":"Parameters"}""");
        Assert.Equal(("error", "conflict"), (delete["issue"]![0]!["severity"]!.ToString(), delete["issue"]![0]!["code"]!.ToString()));
        Assert.Equal("error", await Severity($"Patient/{source}/$validate?mode=update", $$"""{"resourceType":"Patient","id":"{{source}}","name":[{"family":"Unlinked"}]}"""));
        Assert.Equal(merged.ToJsonString(), (await client.Get("Patient/" + source)).ToJsonString());

        // What is not there is created by an update, what was deleted is revived, and a delete of either is no error.
        Assert.Equal("information", await Severity("Patient/brand-new/$validate?mode=update", """{"resourceType":"Patient","id":"brand-new","name":[{"family":"Trial"}]}"""));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(FhirClient.Base + "/Patient/brand-new")).StatusCode);
        Assert.Equal("information", (await client.Get("Patient/brand-new/$validate?mode=delete"))["issue"]![0]!["severity"]!.ToString());
        var gone = await Person(client, "Trial");
        Assert.Equal("information", (await client.Get($"Patient/{gone}/$validate?mode=delete"))["issue"]![0]!["severity"]!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"{FhirClient.Base}/Patient/{gone}")).StatusCode);
        await client.DeleteAsync($"{FhirClient.Base}/Patient/{gone}");
        Assert.Equal("information", await Severity($"Patient/{gone}/$validate?mode=update", $$"""{"resourceType":"Patient","id":"{{gone}}","name":[{"family":"Trial"}]}"""));
        Assert.Equal(HttpStatusCode.Gone, (await client.GetAsync($"{FhirClient.Base}/Patient/{gone}")).StatusCode);

        var before = (await client.Get("Patient?family=Created&_count=0"))["total"]!.GetValue<int>();
        Assert.Equal("information", await Severity("Patient/$validate?mode=create", """{"resourceType":"Patient","name":[{"family":"Created"}]}"""));
        Assert.Equal(before, (await client.Get("Patient?family=Created&_count=0"))["total"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("_summary=count")]
    [InlineData("_count=0")]
    public async Task Everything_that_is_only_counted_is_a_total_without_entries(string how)
    {
        using var client = await site.Client(Roles.Integrator);
        var place = await New(client, """{"resourceType":"Location","name":"Counted"}""");
        var one = await Person(client, "Counted");
        await New(client, $$$"""{"resourceType":"Immunization","status":"completed","vaccineCode":{"text":"x"},"patient":{"reference":"Patient/{{{one}}}"},"occurrenceDateTime":"2026-01-05","location":{"reference":"Location/{{{place}}}"}}""");
        var whole = await client.Get($"Patient/{one}/$everything?{how}");
        Assert.Equal(("searchset", 2, false), (whole["type"]!.ToString(), whole["total"]!.GetValue<int>(), whole.AsObject().ContainsKey("entry")));
        Assert.Equal(1, (await client.Get($"Patient/{one}/$everything?_type=Immunization&{how}"))["total"]!.GetValue<int>());
        Assert.Equal(0, (await client.Get($"Patient/{one}/$everything?_type=Goal&{how}"))["total"]!.GetValue<int>());
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"{FhirClient.Base}/Patient/nobody/$everything?{how}")).StatusCode);
    }

    [Fact]
    public async Task What_is_no_Patient_is_not_merged_and_named()
    {
        using var client = await site.Client(Roles.Integrator);
        var one = await Person(client, "Alone");
        foreach (var operation in new[] { "$merge", "$unmerge" })
        {
            var answer = await client.PostAsync($"{FhirClient.Base}/Patient/{operation}", FhirClient.Json(Pair("x", one).Replace("Patient/x", "Observation/x", StringComparison.Ordinal)));
            var issue = (await answer.Body())["issue"]![0]!;
            Assert.Equal((HttpStatusCode.BadRequest, "source-patient"), (answer.StatusCode, issue["expression"]![0]!.ToString()));
            Assert.Contains("no Patient", issue["details"]!["text"]!.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Patient/{id}/$everything", HttpStatusCode.OK)]
    [InlineData("Patient/{id}/$validate", HttpStatusCode.OK)]
    [InlineData("$versions", HttpStatusCode.OK)]
    [InlineData("ValueSet/$expand?url=http://hl7.org/fhir/ValueSet/administrative-gender", HttpStatusCode.OK)]
    [InlineData("ValueSet/$expand?url=urn:nowhere", HttpStatusCode.NotFound)]
    [InlineData("Patient/$export", HttpStatusCode.MethodNotAllowed)]
    [InlineData("Patient/$merge", HttpStatusCode.MethodNotAllowed)]
    public async Task A_HEAD_of_an_operation_is_answered_as_a_GET_without_the_body_unless_it_would_begin_something(string address, HttpStatusCode status)
    {
        using var client = await site.Client(Roles.Integrator);
        var id = await Person(client, "Head");
        var path = $"{FhirClient.Base}/{address.Replace("{id}", id, StringComparison.Ordinal)}";
        var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
        Assert.Equal(status, head.StatusCode);
        var batch = await (await client.PostAsync(FhirClient.Base, FhirClient.Json($$$"""{"resourceType":"Bundle","type":"batch","entry":[{"request":{"method":"HEAD","url":"{{{path[(FhirClient.Base.Length + 1)..]}}}"}}]}"""))).Body();
        Assert.Null(batch["entry"]![0]!["resource"]);
        Assert.StartsWith(((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture), batch["entry"]![0]!["response"]!["status"]!.ToString(), StringComparison.Ordinal);
    }

    private static Task<string> Person(HttpClient client, string name) => New(client, $$$"""{"resourceType":"Patient","name":[{"family":"{{{name}}}"}]}""");

    private static string Pair(string source, string target) =>
        $$$"""{"resourceType":"Parameters","parameter":[{"name":"source-patient","valueReference":{"reference":"Patient/{{{source}}}"}},{"name":"target-patient","valueReference":{"reference":"Patient/{{{target}}}"}}]}""";
}
