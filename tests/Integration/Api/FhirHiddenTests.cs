using System.Text;
using HealthAssess.Api.Access;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;

namespace HealthAssess.Tests.Integration.Api;

/// <summary>What a caller may not see is answered as what was never there: by status, header, body, total and condition.</summary>
public sealed class FhirHiddenTests(SiteFixture site) : IClassFixture<SiteFixture>, IAsyncLifetime
{
    private const string Absent = "0197b000-0000-7000-8000-00000000ffff";
    private HttpClient other = null!;
    private string hidden = "";

    /// <summary>Method, address, body and further header; <c>ID</c> is the hidden one or one that never was, <c>KEY</c> its number.</summary>
    public static TheoryData<string, string, string?, string?> Requests => new()
    {
        { "GET", "Patient/ID", null, null },
        { "GET", "Patient/ID", null, "If-None-Match:W/\"1\"" },
        { "HEAD", "Patient/ID", null, null },
        { "GET", "Patient/ID/_history", null, null },
        { "GET", "Patient/ID/_history/1", null, null },
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
    };

    public async Task InitializeAsync()
    {
        using var owner = await site.Client(Roles.Client);
        hidden = await OperationCalls.New(owner, """{"resourceType":"Patient","identifier":[{"system":"urn:h","value":"kept"}],"name":[{"family":"Hidden"}]}""");
        await OperationCalls.New(owner, $$$"""{"resourceType":"Observation","status":"final","code":{"coding":[{"code":"hidden"}]},"subject":{"reference":"Patient/{{{hidden}}}"}}""");
        other = site.Site.CreateClient();
        var token = await site.Ask(Caller.Worker(Purpose.Administration, Permission.Administer), new IssueToken(Roles.Client.Name, "KEN", null));
        other.DefaultRequestHeaders.Authorization = new("Bearer", token.Value);
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task What_another_country_holds_is_answered_as_what_was_never_there(string method, string address, string? body, string? header)
    {
        string[] answers = [await Answer(hidden, "kept"), await Answer(Absent, "gone")];
        Assert.Single(answers.Distinct());

        async Task<string> Answer(string id, string key)
        {
            string Filled(string text) => text.Replace("ID", id, StringComparison.Ordinal).Replace("KEY", key, StringComparison.Ordinal);
            using var request = new HttpRequestMessage(new HttpMethod(method), $"{FhirClient.Base}/{Filled(address)}");
            request.Content = body is null ? null : new StringContent(Filled(body), Encoding.UTF8, method == "PATCH" ? "application/json-patch+json" : "application/fhir+json");
            if (header?.Split(':', 2) is [var name, var value])
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }

            var answer = await other.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            return $"{(int)answer.StatusCode} {answer.Headers.ETag} {answer.Content.Headers.LastModified} {text.Replace(id, "ID", StringComparison.Ordinal).Replace(key, "KEY", StringComparison.Ordinal)}";
        }
    }

    public Task DisposeAsync()
    {
        other.Dispose();
        return Task.CompletedTask;
    }
}
