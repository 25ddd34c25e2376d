using System.Net;
using System.Text;
using HealthAssess.Domain.Access;
using HealthAssess.Storage;
using HealthAssess.Storage.Protection;
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
        { "GET", "Patient/ID/_history?_since=2090-01-01", null, null },
        { "GET", "Patient/ID/_history/99", null, null },
        { "GET", "Patient/ID/$everything?_summary=count", null, null },
        { "GET", "Patient/ID/$everything?_since=2090-01-01", null, null },
        { "GET", "Patient/ID/Observation", null, null },
        { "GET", "Patient/ID/Observation?_summary=count", null, null },
        { "GET", "Observation?patient=ID&code=http://loinc.org|75622-1", null, null },
        { "GET", "Observation?subject=https://elsewhere.example/Patient/ID", null, null },
        { "GET", "Provenance?target=Patient/ID", null, null },
        { "GET", "Location?_has:Encounter:location:patient=ID", null, null },
        { "GET", "Encounter?patient.identifier=urn:trace|ID&status=planned", null, null },
        { "GET", "Observation?patient:identifier=urn:trace|ID", null, null },
        { "GET", "Observation?encounter.subject:Patient.identifier=urn:trace|ID", null, null },
        { "GET", "Patient?identifier=urn:trace|ID&gender=female", null, null },
        { "GET", "Patient?family=WORD&given=WORD&birthdate=1950", null, null },
        { "GET", "Patient?_filter=identifier eq urn:trace|ID and gender eq female", null, null },
        { "GET", "Observation?_filter=subject.identifier eq urn:trace|ID", null, null },
        { "GET", "Patient?identifier=urn:trace|ID&_summary=count", null, null },
        { "GET", "?_type=Observation,Condition&subject=Patient/ID", null, null },
        { "DELETE", "Observation?patient=ID&code=75622-1", null, null },
        { "PATCH", "Observation?patient=ID&code=75622-1", "[]", null },
        { "PATCH", "Observation?patient.identifier=urn:trace|ID", "[]", null },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task What_is_told_of_a_person_leaves_a_row_at_that_person(string method, string address, string? body, string? header)
    {
        using var client = await site.Client(Roles.Integrator);
        var key = await New(client, """{"resourceType":"Patient","name":[{"family":"Trace"}]}""");
        var word = "w" + key[^12..];
        Assert.Equal(HttpStatusCode.OK, (await client.PutAsync($"{FhirClient.Base}/Patient/{key}", FhirClient.Json($$"""{"resourceType":"Patient","id":"{{key}}","identifier":[{"system":"urn:trace","value":"{{key}}"}],"name":[{"family":"Trace"},{"family":"{{word}}","given":["{{word}}"]}]}"""))).StatusCode);
        var before = await Reads(key);
        var request = new HttpRequestMessage(new HttpMethod(method), $"{FhirClient.Base}/{address.Replace("ID", key, StringComparison.Ordinal).Replace("WORD", word, StringComparison.Ordinal)}");
        request.Content = body is null ? null : new StringContent(body.Replace("ID", key, StringComparison.Ordinal), Encoding.UTF8, method == "PATCH" ? "application/json-patch+json" : "application/fhir+json");
        if (header?.Split(':', 2) is [var name, var value])
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value.Replace("ID", key, StringComparison.Ordinal)));
        }

        Assert.NotEqual(HttpStatusCode.InternalServerError, (await client.SendAsync(request)).StatusCode);
        Assert.Equal(before + 1, await Reads(key));
    }

    [Fact]
    public async Task That_a_record_is_deleted_leaves_a_row_at_its_person()
    {
        using var client = await site.Client(Roles.Integrator);
        var person = await New(client, """{"resourceType":"Patient"}""");
        var gone = await New(client, $$$"""{"resourceType":"Flag","status":"active","code":{"text":"gone"},"subject":{"reference":"Patient/{{{person}}}"}}""");
        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync($"{FhirClient.Base}/Flag/{gone}")).StatusCode);
        var before = await Reads(person);
        Assert.Equal(HttpStatusCode.Gone, (await client.GetAsync($"{FhirClient.Base}/Flag/{gone}")).StatusCode);
        Assert.Equal(before + 1, await Reads(person));
    }

    /// <summary>A row at each who is asked for and not shown; none more at those whom the page shows.</summary>
    [Fact]
    public async Task Of_two_who_are_named_the_one_who_is_not_found_has_a_row_too()
    {
        using var client = await site.Client(Roles.Integrator);
        var (one, other) = (await New(client, """{"resourceType":"Patient"}"""), await New(client, """{"resourceType":"Patient"}"""));
        await New(client, $$$"""{"resourceType":"Flag","status":"active","code":{"text":"seen"},"subject":{"reference":"Patient/{{{one}}}"}}""");
        var (ofOne, ofOther) = (await Reads(one), await Reads(other));
        Assert.Single((await client.Get($"Flag?patient={one},{other}")).Ids());
        Assert.Equal((ofOne + 1, ofOther + 1), (await Reads(one), await Reads(other)));
    }

    /// <summary>Somebody who is hidden is not told from somebody who is nowhere by what it takes to say so: both leave one row.</summary>
    [Fact]
    public async Task A_number_of_nobody_whom_the_caller_sees_leaves_a_row_without_a_person()
    {
        using var client = await site.Client(Roles.Integrator);
        using var registrar = await site.Client(Roles.Registrar);
        var hidden = await New(client, """{"resourceType":"Patient","meta":{"security":[{"system":"http://terminology.hl7.org/CodeSystem/v3-Confidentiality","code":"R"}]},"identifier":[{"system":"urn:trace","value":"hidden"}]}""");
        var (reads, others) = (await Reads(hidden), await Nameless());
        Assert.Empty((await registrar.Get("Patient?identifier=urn:trace|hidden")).Ids());
        Assert.Empty((await registrar.Get("Patient?identifier=urn:trace|nowhere")).Ids());
        Assert.Equal((reads, others + 2), (await Reads(hidden), await Nameless()));
    }

    /// <summary>A refusal said who asked, and not about whom.</summary>
    [Theory]
    [InlineData("GET", "Patient/ID", null)]
    [InlineData("GET", "Patient/ID/_history", null)]
    [InlineData("GET", "Patient/ID/_history/1", null)]
    [InlineData("GET", "Patient/ID/Observation", null)]
    [InlineData("GET", "Patient/ID/$everything", null)]
    [InlineData("DELETE", "Patient/ID", null)]
    [InlineData("PUT", "Patient/ID", """{"resourceType":"Patient","id":"ID"}""")]
    [InlineData("POST", "Flag", """{"resourceType":"Flag","status":"active","code":{"text":"x"},"subject":{"reference":"Patient/ID"}}""")]
    public async Task What_is_refused_says_about_whom_and_the_traveller_need_not_read_of_it(string method, string address, string? body)
    {
        using var client = await site.Client(Roles.Integrator);
        var person = await New(client, """{"resourceType":"Patient"}""");
        using var analyst = await site.Client(Roles.Monitoring);
        using var request = new HttpRequestMessage(new HttpMethod(method), $"{FhirClient.Base}/{address.Replace("ID", person, StringComparison.Ordinal)}");
        request.Content = body is null ? null : FhirClient.Json(body.Replace("ID", person, StringComparison.Ordinal));
        var told = (await site.Site.Services.GetRequiredService<AccessHistory>().Of(Guid.Parse(person), default)).Count;
        Assert.Equal(HttpStatusCode.Forbidden, (await analyst.SendAsync(request)).StatusCode);
        Assert.Equal(1, await Rows("person = $1 and outcome = 'not-permitted'", Guid.Parse(person)));
        Assert.Equal(told, (await site.Site.Services.GetRequiredService<AccessHistory>().Of(Guid.Parse(person), default)).Count);
    }

    [Fact]
    public async Task A_search_that_names_nobody_and_finds_nothing_leaves_no_row()
    {
        using var client = await site.Client(Roles.Integrator);
        var before = await Nameless();
        Assert.Empty((await client.Get("Observation?code=urn:trace|nothing&date=ge2090")).Ids());
        Assert.Equal(before, await Nameless());
    }

    private Task<long> Nameless() => Rows("person is null and note like 'search %'");

    private Task<long> Reads(string person) => Rows("person = $1 and action = 'r'", Guid.Parse(person));

    private async Task<long> Rows(string condition, params Guid[] values)
    {
        await using var command = site.Site.Services.GetRequiredService<Database>().Source.CreateCommand("select count(*) from audit where " + condition);
        foreach (var value in values)
        {
            command.Parameters.AddWithValue(value);
        }

        return (long)(await command.ExecuteScalarAsync())!;
    }
}
