using System.Text;
using System.Text.RegularExpressions;
using HealthAssess.Api.Access;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Administration.Demo;

namespace HealthAssess.Tests.Integration.Api;

/// <summary>What a caller may not see is answered as what was never there: by status, header, body, total and condition.</summary>
public sealed class FhirHiddenTests(SiteFixture site) : IClassFixture<SiteFixture>, IAsyncLifetime
{
    private const string Absent = "0197b000-0000-7000-8000-00000000ffff";
    private HttpClient other = null!;
    private HttpClient elsewhere = null!;
    private HttpClient laboratory = null!;
    private string hidden = "";
    private string diagnosis = "";

    /// <summary>Method, address, body and further header; <c>ID</c> is the hidden one or one that never was, <c>KEY</c> its number.</summary>
    public static TheoryData<string, string, string?, string?> Requests => new()
    {
        { "GET", "Patient/ID", null, null },
        { "GET", "Patient/ID", null, "If-None-Match:W/\"1\"" },
        { "HEAD", "Patient/ID", null, null },
        { "GET", "Patient/ID/_history", null, null },
        { "GET", "Patient/ID/_history/1", null, null },
        { "GET", "Patient/ID/_history?_count=0", null, null },
        { "GET", "Patient/ID/_history?_summary=count&_since=2020-01-01T00:00:00Z", null, null },
        { "GET", "Patient/ID/_history/1", null, "If-None-Match:W/\"1\"" },
        { "GET", "Patient/ID/Observation", null, null },
        { "GET", "Patient/ID/*?_total=accurate", null, null },
        { "GET", "Patient/ID/$everything", null, null },
        { "GET", "Patient/ID/$meta", null, null },
        { "GET", "Patient/ID/$validate", null, null },
        { "GET", "Patient/ID/$immunization-forecast", null, null },
        { "GET", "Patient?_id=ID&_total=accurate", null, null },
        { "GET", "Patient?identifier=urn:h|KEY&_total=accurate", null, null },
        { "GET", "Observation?patient=ID&_include=Observation:patient&_total=accurate", null, null },
        { "GET", "Observation?patient.identifier=urn:h|KEY&_total=estimate", null, null },
        { "GET", "Patient?_has:Observation:patient:code=hidden&_id=ID", null, null },
        { "PUT", "Patient/ID", """{"resourceType":"Patient","id":"ID"}""", "If-Match:W/\"1\"" },
        { "PUT", "Patient/ID", """{"resourceType":"Patient","id":"ID"}""", "If-Match:W/\"7\"" },
        { "PUT", "Patient/ID", """{"resourceType":"Patient","id":"ID"}""", "If-Match:*" },
        { "PATCH", "Patient/ID", """[{"op":"add","path":"/active","value":true}]""", null },
        { "PATCH", "Patient/ID", """[{"op":"add","path":"/active","value":true}]""", "If-Match:W/\"1\"" },
        { "PATCH", "Patient?identifier=urn:h|KEY", """[{"op":"add","path":"/active","value":true}]""", null },
        { "DELETE", "Patient/ID", null, null },
        { "DELETE", "Patient/ID", null, "If-Match:W/\"1\"" },
        { "DELETE", "Patient?identifier=urn:h|KEY", null, null },
        { "POST", "Observation", """{"resourceType":"Observation","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/ID"}}""", null },
        { "POST", "Patient/$merge", """{"resourceType":"Parameters","parameter":[{"name":"source-patient","valueString":"ID"},{"name":"target-patient","valueString":"none"}]}""", null },
        { "POST", "Patient/ID/$meta-add", """{"resourceType":"Parameters","parameter":[{"name":"meta","valueMeta":{"tag":[{"code":"x"}]}}]}""", null },
        { "POST", "Patient/$match", """{"resourceType":"Patient","identifier":[{"system":"urn:h","value":"KEY"}]}""", null },
        { "POST", "", """{"resourceType":"Bundle","type":"transaction","entry":[{"resource":{"resourceType":"Observation","status":"final","code":{"text":"x"},"subject":{"reference":"Patient?identifier=urn:h|KEY"}},"request":{"method":"POST","url":"Observation"}}]}""", null },
        { "POST", "", """{"resourceType":"Bundle","type":"transaction","entry":[{"resource":{"resourceType":"Observation","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/ID"}},"request":{"method":"POST","url":"Observation"}}]}""", null },
        { "POST", "", """{"resourceType":"Bundle","type":"transaction","entry":[{"request":{"method":"GET","url":"Patient/ID"}}]}""", null },
        { "POST", "", """{"resourceType":"Bundle","type":"transaction","entry":[{"request":{"method":"DELETE","url":"Patient/ID"}}]}""", null },
        { "GET", "Patient?_id=ID,none&_summary=count", null, null },
        { "GET", "Patient?_id=ID&_revinclude=Observation:patient&_revinclude:iterate=Provenance:target&_total=accurate", null, null },
        { "GET", "Patient?family=KEY&_total=accurate", null, null },
        { "GET", "Patient?name:contains=KEY&_total=accurate", null, null },
        { "GET", "Patient?phone=KEY&_total=accurate", null, null },
        { "GET", "Patient?_tag=urn:h|KEY&_total=accurate", null, null },
        { "GET", "Observation?subject=Patient/ID&_total=accurate", null, null },
        { "GET", "Observation?subject:Patient.name=KEY&_total=accurate", null, null },
        { "GET", "Observation?subject:identifier=urn:h|KEY&_total=accurate", null, null },
        { "GET", "Patient?_has:Observation:patient:subject:Patient.identifier=urn:h|KEY", null, null },
        { "HEAD", "Patient/ID/_history/1", null, null },
        { "PATCH", "Patient/ID", """{"resourceType":"Parameters","parameter":[{"name":"operation","part":[{"name":"type","valueCode":"delete"},{"name":"path","valueString":"Patient.name"}]}]}""", null },
        { "POST", "Patient/ID/$meta-delete", """{"resourceType":"Parameters","parameter":[{"name":"meta","valueMeta":{"tag":[{"code":"x"}]}}]}""", null },
        { "POST", "Patient/ID/$validate?mode=update", """{"resourceType":"Patient","id":"ID"}""", null },
        { "POST", "Patient/ID/$validate?mode=delete", """{"resourceType":"Parameters"}""", null },
        { "POST", "Patient/$merge", """{"resourceType":"Parameters","parameter":[{"name":"source-patient","valueReference":{"reference":"Patient/ID"}},{"name":"target-patient","valueReference":{"reference":"Patient/none"}}]}""", null },
        { "POST", "", """{"resourceType":"Bundle","type":"batch","entry":[{"request":{"method":"GET","url":"Patient/ID"}},{"request":{"method":"GET","url":"Patient/ID/_history/1"}},{"request":{"method":"DELETE","url":"Patient/ID"}},{"request":{"method":"GET","url":"Patient?_id=ID&_total=accurate"}}]}""", null },
        { "POST", "", """{"resourceType":"Bundle","type":"batch","entry":[{"resource":{"resourceType":"Patient","id":"ID"},"request":{"method":"PUT","url":"Patient/ID","ifMatch":"W/\"1\""}}]}""", null },
    };

    /// <summary>The same of a type that the laboratory does not see.</summary>
    public static TheoryData<string, string, string?, string?> OfAnotherType => new()
    {
        { "GET", "Condition/ID", null, null },
        { "GET", "Condition/ID/_history", null, null },
        { "GET", "Condition/ID/_history/1", null, null },
        { "GET", "Condition/ID/$meta", null, null },
        { "GET", "Condition?_id=ID&_total=accurate", null, null },
        { "GET", "Patient?_has:Condition:patient:code=KEY&_total=accurate", null, null },
        { "GET", "Patient?_has:Condition:patient:_id=ID&_revinclude=Condition:patient&_total=accurate", null, null },
        { "PUT", "Condition/ID", """{"resourceType":"Condition","id":"ID","subject":{"reference":"Patient/PERSON"}}""", "If-Match:W/\"1\"" },
        { "PATCH", "Condition/ID", """[{"op":"add","path":"/recordedDate","value":"2026-01-01"}]""", null },
        { "PATCH", "Condition/ID", """[{"op":"test","path":"/code/text","value":"KEY"}]""", null },
        { "PATCH", "Condition/ID", """{"resourceType":"Parameters"}""", null },
        { "PATCH", "Condition?code=KEY&patient=PERSON", """[{"op":"add","path":"/recordedDate","value":"2026-01-01"}]""", null },
        { "POST", "Condition/ID/$meta-add", """{"resourceType":"Parameters","parameter":[{"name":"meta","valueMeta":{"tag":[{"code":"x"}]}}]}""", null },
        { "DELETE", "Condition/ID", null, null },
        { "DELETE", "Condition?code=KEY", null, null },
        { "POST", "", """{"resourceType":"Bundle","type":"transaction","entry":[{"request":{"method":"DELETE","url":"Condition/ID"}},{"request":{"method":"GET","url":"Condition?patient=PERSON"}}]}""", null },
    };

    public async Task InitializeAsync()
    {
        using var owner = await site.Client(Roles.Client);
        hidden = await OperationCalls.New(owner, """{"resourceType":"Patient","identifier":[{"system":"urn:h","value":"kept"}],"name":[{"family":"kept"}],"telecom":[{"system":"phone","value":"kept"}],"meta":{"tag":[{"system":"urn:h","code":"kept"}]}}""");
        await OperationCalls.New(owner, $$$"""{"resourceType":"Observation","status":"final","code":{"coding":[{"code":"hidden"}]},"subject":{"reference":"Patient/{{{hidden}}}"}}""");
        diagnosis = await OperationCalls.New(owner, $$$"""{"resourceType":"Condition","code":{"coding":[{"code":"kept"}],"text":"kept"},"subject":{"reference":"Patient/{{{hidden}}}"}}""");
        laboratory = await site.Client(Roles.Laboratory);
        other = site.Site.CreateClient();
        var token = await site.Ask(Caller.Worker(Purpose.Administration, Permission.Administer), new IssueToken(Roles.Client.Name, "KEN", null));
        other.DefaultRequestHeaders.Authorization = new("Bearer", token.Value);
        elsewhere = site.Site.CreateClient();
        var second = DemoPlaces.All[1];
        elsewhere.DefaultRequestHeaders.Authorization = new("Bearer", await site.Token(new Scope(false, DemoPlaces.Country, [second.Id]), second, 1));
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public Task What_another_country_holds_is_answered_as_what_was_never_there(string method, string address, string? body, string? header) =>
        AnsweredAlike(other, hidden, method, address, body, header);

    [Theory]
    [MemberData(nameof(Requests))]
    public Task What_another_Point_of_Entry_holds_is_answered_as_what_was_never_there(string method, string address, string? body, string? header) =>
        AnsweredAlike(elsewhere, hidden, method, address, body, header);

    /// <summary>A change was answered with what a read would not have shown.</summary>
    [Theory]
    [MemberData(nameof(OfAnotherType))]
    public Task What_a_role_sees_nothing_of_is_answered_as_what_was_never_there(string method, string address, string? body, string? header) =>
        AnsweredAlike(laboratory, diagnosis, method, address, body, header);

    [Theory]
    [InlineData("_history?_count=1000")]
    [InlineData("Patient/_history?_count=1000")]
    [InlineData("Observation/_history?_count=1000")]
    [InlineData("Patient?_total=accurate&_count=1000")]
    [InlineData("Observation?_include:iterate=*&_count=1000")]
    public async Task No_list_of_somebody_elsewhere_names_the_hidden(string address)
    {
        foreach (var caller in new[] { other, elsewhere })
        {
            var answer = await caller.GetAsync($"{FhirClient.Base}/{address}");
            Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
            Assert.DoesNotContain(hidden, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("POST", "Patient")]
    [InlineData("PUT", "Patient?identifier=urn:h|KEY")]
    public async Task A_condition_that_only_the_hidden_meets_creates(string method, string address)
    {
        foreach (var key in new[] { "kept", "gone" })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), $"{FhirClient.Base}/{address.Replace("KEY", key, StringComparison.Ordinal)}");
            request.Content = new StringContent("""{"resourceType":"Patient"}""", Encoding.UTF8, "application/fhir+json");
            request.Headers.Add("If-None-Exist", $"identifier=urn:h|{key}");
            Assert.Equal(System.Net.HttpStatusCode.Created, (await elsewhere.SendAsync(request)).StatusCode);
        }
    }

    private async Task AnsweredAlike(HttpClient caller, string there, string method, string address, string? body, string? header)
    {
        string[] answers = [await Answer(there, "kept"), await Answer(Absent, "gone")];
        Assert.Equal(answers[1], answers[0]);

        async Task<string> Answer(string id, string key)
        {
            string Filled(string text) => text.Replace("PERSON", hidden, StringComparison.Ordinal).Replace("ID", id, StringComparison.Ordinal).Replace("KEY", key, StringComparison.Ordinal);
            using var request = new HttpRequestMessage(new HttpMethod(method), $"{FhirClient.Base}/{Filled(address)}");
            var type = method == "PATCH" && body?[0] == '[' ? "application/json-patch+json" : "application/fhir+json";
            request.Content = body is null ? null : new StringContent(Filled(body), Encoding.UTF8, type);
            if (header?.Split(':', 2) is [var name, var value])
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }

            var answer = await caller.SendAsync(request);
            // A batch's answer says when it was made, which is no secret.
            var text = Regex.Replace(await answer.Content.ReadAsStringAsync(), "\"timestamp\":\"[^\"]*\"", "");
            var headers = $"{answer.Headers.ETag} {answer.Headers.Location} {answer.Content.Headers.LastModified} {(method == "HEAD" ? answer.Content.Headers.ContentLength : null)}";
            return $"{(int)answer.StatusCode} {headers} {text}".Replace(id, "ID", StringComparison.Ordinal).Replace(key, "KEY", StringComparison.Ordinal);
        }
    }

    public Task DisposeAsync()
    {
        other.Dispose();
        elsewhere.Dispose();
        laboratory.Dispose();
        return Task.CompletedTask;
    }
}
