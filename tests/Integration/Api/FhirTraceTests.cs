using System.Net;
using System.Text;
using HealthAssess.Domain.Access;
using HealthAssess.Storage;
using Microsoft.Extensions.DependencyInjection;
using static HealthAssess.Tests.Integration.Api.OperationCalls;

namespace HealthAssess.Tests.Integration.Api;

/// <summary>Answers that told of a person and left no row of the audit at that person.</summary>
public sealed class FhirTraceTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    public static TheoryData<string, string, string?, string?> Requests => new()
    {
        { "PATCH", "Patient/ID", "[]", null },
        { "PATCH", "Patient/ID", """[{"op":"test","path":"/name/0/family","value":"Trace"}]""", null },
        { "PATCH", "Patient/ID", """[{"op":"test","path":"/name/0/family","value":"Another"}]""", null },
        { "PUT", "Patient/ID", """{"resourceType":"Patient","id":"ID"}""", "If-Match:W/\"7\"" },
        { "DELETE", "Patient/ID", null, "If-Match:W/\"7\"" },
        { "POST", "Patient", """{"resourceType":"Patient"}""", "If-None-Exist:identifier=urn:trace|ID" },
        { "POST", "Patient/ID/$meta-delete", """{"resourceType":"Parameters","parameter":[{"name":"meta","valueMeta":{"tag":[{"code":"not-there"}]}}]}""", null },
        { "GET", "Patient?_id=ID&_summary=count", null, null },
        { "GET", "Observation?patient=Patient/ID&code:text=visible&_count=0", null, null },
        { "GET", "Patient/ID/_history?_count=0", null, null },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task What_is_told_of_a_person_leaves_a_row_at_that_person(string method, string address, string? body, string? header)
    {
        using var client = await site.Client(Roles.Integrator);
        var key = await New(client, """{"resourceType":"Patient","name":[{"family":"Trace"}]}""");
        Assert.Equal(HttpStatusCode.OK, (await client.PutAsync($"{FhirClient.Base}/Patient/{key}", FhirClient.Json($$"""{"resourceType":"Patient","id":"{{key}}","identifier":[{"system":"urn:trace","value":"{{key}}"}],"name":[{"family":"Trace"}]}"""))).StatusCode);
        var before = await Reads(key);
        var request = new HttpRequestMessage(new HttpMethod(method), $"{FhirClient.Base}/{address.Replace("ID", key, StringComparison.Ordinal)}");
        request.Content = body is null ? null : new StringContent(body.Replace("ID", key, StringComparison.Ordinal), Encoding.UTF8, method == "PATCH" ? "application/json-patch+json" : "application/fhir+json");
        if (header?.Split(':', 2) is [var name, var value])
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value.Replace("ID", key, StringComparison.Ordinal)));
        }

        Assert.NotEqual(HttpStatusCode.InternalServerError, (await client.SendAsync(request)).StatusCode);
        Assert.Equal(before + 1, await Reads(key));
    }

    private async Task<long> Reads(string person)
    {
        await using var command = site.Site.Services.GetRequiredService<Database>().Source.CreateCommand("select count(*) from audit where person = $1 and action = 'r'");
        command.Parameters.AddWithValue(Guid.Parse(person));
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
