using System.Net;
using HealthAssess.Domain.Access;
using HealthAssess.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Tests.Integration.Api;

/// <summary>A write that is sent again under its Idempotency-Key is answered again and not done again; and what nobody is about is not stored.</summary>
public sealed class FhirIdempotencyTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task A_repeated_create_answers_with_the_first_ones_version()
    {
        using var client = await site.Client(Roles.Client);
        var first = await Send(client, "Patient", "k-1", """{"resourceType":"Patient","name":[{"family":"Once"}]}""");
        var again = await Send(client, "Patient", "k-1", """{"resourceType":"Patient","name":[{"family":"Once"}]}""");
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created, first.Headers.Location), (first.StatusCode, again.StatusCode, again.Headers.Location));
        Assert.Equal("true", again.Headers.GetValues("Idempotency-Replayed").Single());
        Assert.Equal((await first.Body())["id"]!.ToString(), (await again.Body())["id"]!.ToString());
        Assert.Single((await client.Get("Patient?family=Once")).Ids());
    }

    [Fact]
    public async Task A_key_stands_for_one_request_only()
    {
        using var client = await site.Client(Roles.Client);
        await Send(client, "Patient", "k-2", """{"resourceType":"Patient","name":[{"family":"One"}]}""");
        var other = await Send(client, "Patient", "k-2", """{"resourceType":"Patient","name":[{"family":"Another"}]}""");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        using var stranger = await site.Client(Roles.Clinician);
        Assert.Equal(HttpStatusCode.Created, (await Send(stranger, "Patient", "k-2", """{"resourceType":"Patient","name":[{"family":"Another"}]}""")).StatusCode);
    }

    [Fact]
    public async Task Of_many_at_once_with_one_key_one_is_done_and_all_are_answered()
    {
        using var client = await site.Client(Roles.Client);
        const string Bundle = """{"resourceType":"Bundle","type":"transaction","entry":[{"resource":{"resourceType":"Patient","name":[{"family":"Herd"}]},"request":{"method":"POST","url":"Patient"}}]}""";
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Send(client, "", "k-3", Bundle)));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Single((await client.Get("Patient?family=Herd")).Ids());
        foreach (var answer in answers)
        {
            Assert.Single((await answer.Body())["entry"]!.AsArray(), entry => entry!["response"]!["status"]!.ToString().StartsWith("201", StringComparison.Ordinal));
        }

        var later = await (await Send(client, "", "k-3", Bundle)).Body();
        Assert.StartsWith("201", later["entry"]![0]!["response"]!["status"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_at_once_with_one_key_none_is_refused_for_what_the_first_of_them_did()
    {
        using var client = await site.Client(Roles.Client);
        var id = (await (await client.Create("Patient", """{"resourceType":"Patient"}""")).Body())["id"]!.ToString();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Update(client, id, "k-8", "W/\"1\"")));
        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.OK, "W/\"2\""), (answer.StatusCode, answer.Headers.ETag!.ToString())));
        Assert.Equal(19, answers.Count(answer => answer.Headers.Contains("Idempotency-Replayed")));
    }

    [Fact]
    public async Task A_request_with_another_condition_is_another_request()
    {
        using var client = await site.Client(Roles.Client);
        var id = (await (await client.Create("Patient", """{"resourceType":"Patient"}""")).Body())["id"]!.ToString();
        Assert.Equal(HttpStatusCode.OK, (await Update(client, id, "k-9", "W/\"1\"")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Update(client, id, "k-9", "W/\"2\"")).StatusCode);
    }

    [Theory]
    [InlineData("Flag", "\"status\":\"active\",\"code\":{\"text\":\"x\"},\"subject\"", "Flag.subject")]
    [InlineData("Condition", "\"subject\"", "Condition.subject")]
    [InlineData("Immunization", "\"status\":\"completed\",\"vaccineCode\":{\"text\":\"x\"},\"occurrenceDateTime\":\"2026\",\"patient\"", "Immunization.patient")]
    public async Task A_record_about_nobody_names_the_element_as_R4_calls_it(string type, string content, string element)
    {
        using var client = await site.Client(Roles.Client);
        var refused = await client.Create(type, $$$"""{"resourceType":"{{{type}}}",{{{content}}}:{"reference":"Patient/nobody"}}""");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, element), (refused.StatusCode, (await refused.Body())["issue"]![0]!["expression"]![0]!.ToString()));
    }

    [Fact]
    public async Task A_refused_request_keeps_no_key()
    {
        using var client = await site.Client(Roles.Client);
        Assert.Equal(HttpStatusCode.BadRequest, (await Send(client, "Patient", "k-4", """{"resourceType":"Patient","gender":"robot"}""")).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await Send(client, "Patient", "k-4", """{"resourceType":"Patient","gender":"male"}""")).StatusCode);
    }

    [Fact]
    public async Task A_record_about_nobody_is_refused_with_the_element_and_one_that_names_an_unknown_place_is_not()
    {
        using var client = await site.Client(Roles.Client);
        var nobody = await client.Create("Observation", """{"resourceType":"Observation","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/nobody"}}""");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Observation.subject"), (nobody.StatusCode, (await nobody.Body())["issue"]![0]!["expression"]![0]!.ToString()));
        var somebody = (await (await client.Create("Patient", """{"resourceType":"Patient"}""")).Body())["id"];
        var elsewhere = await client.Create("Encounter", $$$"""{"resourceType":"Encounter","status":"planned","class":{"code":"AMB"},"subject":{"reference":"Patient/{{{somebody}}}"},"location":[{"location":{"reference":"Location/nowhere"}}]}""");
        Assert.Equal(HttpStatusCode.Created, elsewhere.StatusCode);
    }

    [Fact]
    public async Task A_reference_under_this_servers_own_address_is_one_of_its_own()
    {
        using var client = await site.Client(Roles.Client);
        var id = (await (await client.Create("Patient", """{"resourceType":"Patient"}""")).Body())["id"];
        var address = client.BaseAddress + "fhir/R4/Patient/" + id;
        var stored = await (await client.Create("Observation", $$$"""{"resourceType":"Observation","status":"final","code":{"text":"x"},"subject":{"reference":"{{{address}}}"}}""")).Body();
        Assert.Equal("Patient/" + id, stored["subject"]!["reference"]!.ToString());
        Assert.Single((await client.Get("Observation?subject=" + Uri.EscapeDataString(address))).Ids());
    }

    [Fact]
    public async Task A_repeated_transaction_is_answered_in_the_order_of_its_entries_with_its_reads()
    {
        using var client = await site.Client(Roles.Client);
        var old = (await (await client.Create("Patient", """{"resourceType":"Patient"}""")).Body())["id"];
        var bundle = $$$"""{"resourceType":"Bundle","type":"transaction","entry":[{"request":{"method":"GET","url":"Patient?_count=1"}},{"resource":{"resourceType":"Patient"},"request":{"method":"POST","url":"Patient"}},{"request":{"method":"DELETE","url":"Patient/{{{old}}}"}}]}""";
        var answers = new[] { await (await Send(client, "", "k-5", bundle)).Body(), await (await Send(client, "", "k-5", bundle)).Body() };
        Assert.All(answers, answer => Assert.Equal(["200 OK", "201 Created", "204 No Content"], answer["entry"]!.AsArray().Select(entry => entry!["response"]!["status"]!.ToString())));
        Assert.Single(answers.Select(answer => answer["entry"]![1]!["response"]!["location"]!.ToString()).Distinct());
        Assert.NotNull(answers[1]["entry"]![0]!["resource"]);
    }

    [Fact]
    public async Task A_repeated_transaction_is_answered_with_the_same_bytes_even_when_its_resources_have_changed_since()
    {
        using var client = await site.Client(Roles.Client);
        var old = (await (await client.Create("Patient", """{"resourceType":"Patient"}""")).Body())["id"];
        var bundle = $$$"""{"resourceType":"Bundle","type":"transaction","entry":[{"resource":{"resourceType":"Patient","identifier":[{"system":"urn:t","value":"k-6"}]},"request":{"method":"POST","url":"Patient","ifNoneExist":"identifier=urn:t|k-6"}},{"request":{"method":"DELETE","url":"Patient/{{{old}}}"}},{"request":{"method":"DELETE","url":"Patient/never-was"}}]}""";
        var first = await (await Send(client, "", "k-6", bundle)).Content.ReadAsStringAsync();
        var id = System.Text.Json.Nodes.JsonNode.Parse(first)!["entry"]![0]!["resource"]!["id"];
        await client.PutAsync($"{FhirClient.Base}/Patient/{id}", FhirClient.Json($$"""{"resourceType":"Patient","id":"{{id}}","gender":"other"}"""));
        Assert.Equal(first, await (await Send(client, "", "k-6", bundle)).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_repeated_transaction_reads_what_it_wrote_together()
    {
        using var client = await site.Client(Roles.Client);
        var entries = Enumerable.Repeat("""{"resource":{"resourceType":"Patient"},"request":{"method":"POST","url":"Patient"}}""", 120);
        var bundle = $$"""{"resourceType":"Bundle","type":"transaction","entry":[{{string.Join(',', entries)}}]}""";
        await Send(client, "", "k-30", bundle);
        var again = await Send(client, "", "k-30", bundle);
        Assert.Equal(120, (await again.Body())["entry"]!.AsArray().Count);
        await using var command = site.Site.Services.GetRequiredService<Database>().Source.CreateCommand("select count(*), count(distinct at) from audit where note = 'vread Patient' and entities[1] = any($1)");
        command.Parameters.AddWithValue((await again.Body())["entry"]!.AsArray().Select(entry => $"Patient/{entry!["resource"]!["id"]}/_history/1").ToArray());
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        Assert.Equal((120, true), (row.GetInt64(0), row.GetInt64(1) < 60));
    }

    [Fact]
    public async Task A_repeated_merge_is_answered_with_the_record_that_goes_on()
    {
        using var client = await site.Client(Roles.Client);
        var (source, target) = ((await (await client.Create("Patient", """{"resourceType":"Patient"}""")).Body())["id"], (await (await client.Create("Patient", """{"resourceType":"Patient"}""")).Body())["id"]);
        var pair = $$"""{"resourceType":"Parameters","parameter":[{"name":"source-patient","valueString":"{{source}}"},{"name":"target-patient","valueString":"{{target}}"}]}""";
        string[] answers = [await (await Send(client, "Patient/$merge", "k-7", pair)).Content.ReadAsStringAsync(), await (await Send(client, "Patient/$merge", "k-7", pair)).Content.ReadAsStringAsync()];
        Assert.Single(answers.Distinct());
        Assert.Contains($"\"id\":\"{target}\"", answers[0], StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> Update(HttpClient client, string id, string key, string version)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{FhirClient.Base}/Patient/{id}") { Content = FhirClient.Json($$"""{"resourceType":"Patient","id":"{{id}}","active":true}""") };
        request.Headers.Add("Idempotency-Key", key);
        request.Headers.Add("If-Match", version);
        return await client.SendAsync(request);
    }

    private static async Task<HttpResponseMessage> Send(HttpClient client, string type, string key, string json)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{FhirClient.Base}/{type}") { Content = FhirClient.Json(json) };
        request.Headers.Add("Idempotency-Key", key);
        return await client.SendAsync(request);
    }
}
