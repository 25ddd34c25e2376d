using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using HealthAssess.Api.Access;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Tests.Integration.Api;

/// <summary>Bad input gets an answer with a code and words that name the limit, and leaves nothing behind.</summary>
public sealed class FhirBadInputTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    public static TheoryData<string, HttpStatusCode> Bodies => new()
    {
        { "", HttpStatusCode.BadRequest },
        { "null", HttpStatusCode.BadRequest },
        { "[]", HttpStatusCode.BadRequest },
        { """{"resourceType":"Patient",""", HttpStatusCode.BadRequest },
        { """{"resourceType":"Patient","active":true,"active":false}""", HttpStatusCode.BadRequest },
        { """{"resourceType":"Patient","birthDate":"2026-02-30"}""", HttpStatusCode.BadRequest },
        { """{"resourceType":"Nonsense"}""", HttpStatusCode.BadRequest },
        { $$"""{"resourceType":"Patient","contact":{{string.Concat(Enumerable.Repeat("[{\"extension\":", 300))}}1{{string.Concat(Enumerable.Repeat("}]", 300))}}}""", HttpStatusCode.BadRequest },
        { "\"" + new string('a', (16 * 1024 * 1024) + 1) + "\"", HttpStatusCode.RequestEntityTooLarge },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_bad_body_is_answered_with_an_outcome(string body, HttpStatusCode status)
    {
        using var client = await site.Client(Roles.Client);
        var answer = await client.Create("Patient", body);
        var outcome = await answer.Body();
        Assert.Equal((status, "OperationOutcome"), (answer.StatusCode, outcome["resourceType"]!.ToString()));
        Assert.NotEmpty(outcome["issue"]![0]!["diagnostics"]!.ToString());
    }

    [Fact]
    public async Task A_byte_order_mark_is_passed_over()
    {
        using var client = await site.Client(Roles.Client);
        Assert.Equal(HttpStatusCode.Created, (await client.Create("Patient", "\uFEFF" + """{"resourceType":"Patient"}""")).StatusCode);
        var batch = await client.PostAsync(FhirClient.Base, FhirClient.Json("\uFEFF" + """{"resourceType":"Bundle","type":"batch"}"""));
        Assert.Equal(HttpStatusCode.OK, batch.StatusCode);
    }

    [Theory]
    [InlineData("Patient?link.link.link.link.link.link.link.family=x")]
    [InlineData("Patient?_has:Observation:patient:_has:Observation:has-member:_has:Observation:has-member:_has:Observation:has-member:_has:Observation:has-member:_has:Observation:has-member:_has:Observation:has-member:code=x")]
    [InlineData("Patient?_sort=%27%3Bdrop")]
    [InlineData("Patient?_count=1e3")]
    [InlineData("Patient?_lastUpdated=gt10000")]
    [InlineData("Patient/_history?_since=%27")]
    [InlineData("Patient/_history?name=x")]
    [InlineData("Observation?value-quantity=1e400")]
    [InlineData("Observation?code=%00")]
    [InlineData("ValueSet/$expand")]
    [InlineData("ValueSet/$expand?url=urn:x&count=-1")]
    [InlineData("CodeSystem/$lookup?code=x")]
    [InlineData("Patient/x/$everything?start=%27")]
    public async Task A_bad_question_is_refused_by_name(string query)
    {
        using var client = await site.Client(Roles.Client);
        var answer = await client.GetAsync($"{FhirClient.Base}/{query}");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotNull((await answer.Body())["issue"]![0]!["expression"]);
    }

    [Theory]
    [InlineData("family='; drop table resource; --")]
    [InlineData("_id=' or 1=1")]
    [InlineData("identifier=a|b|c'")]
    [InlineData("name-any=%_\\")]
    [InlineData("birthdate=ge9999-12-31")]
    public async Task Nothing_in_a_value_becomes_part_of_the_statement(string query)
    {
        using var client = await site.Client(Roles.Client);
        var answer = await client.PostAsync(FhirClient.Base + "/Patient/_search", new StringContent(Uri.EscapeDataString(query).Replace("%3D", "=", StringComparison.Ordinal), null, "application/x-www-form-urlencoded"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Null((await answer.Body())["entry"]);
    }

    [Fact]
    public async Task A_transaction_over_its_limit_writes_nothing()
    {
        using var client = await site.Client(Roles.Client);
        var entries = Enumerable.Repeat("""{"resource":{"resourceType":"Patient","name":[{"family":"Overmuch"}]},"request":{"method":"POST","url":"Patient"}}""", 10_001);
        var answer = await client.PostAsync(FhirClient.Base, FhirClient.Json($$"""{"resourceType":"Bundle","type":"transaction","entry":[{{string.Join(',', entries)}}]}"""));
        Assert.Equal((HttpStatusCode.BadRequest, "Bundle.entry"), (answer.StatusCode, (await answer.Body())["issue"]![0]!["expression"]![0]!.ToString()));
        Assert.Empty((await client.Get("Patient?family=Overmuch")).Ids());
    }

    [Theory]
    [InlineData("application/json", 200, "application/json")]
    [InlineData("*/*", 200, "application/fhir+json")]
    [InlineData("neither", 406, "application/fhir+json")]
    [InlineData("image/png", 406, "application/fhir+json")]
    public async Task An_answer_comes_in_the_media_type_that_was_asked_for_or_not_at_all(string accept, int status, string type)
    {
        using var client = await site.Client(Roles.Client);
        using var request = new HttpRequestMessage(HttpMethod.Get, FhirClient.Base + "/Patient?_count=1");
        request.Headers.TryAddWithoutValidation("Accept", accept);
        var answer = await client.SendAsync(request);
        Assert.Equal((status, type, "utf-8"), ((int)answer.StatusCode, answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentType.CharSet));
    }

    [Fact]
    public async Task Nobodys_body_is_read()
    {
        using var stranger = site.Site.CreateClient();
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.Create("Patient", "not even json")).StatusCode);
    }

    [Fact]
    public async Task The_routes_are_published_and_an_export_is_read_line_by_line()
    {
        using var client = await site.Client(Roles.Client);
        await client.Create("Patient", """{"resourceType":"Patient","name":[{"family":"Exported"}]}""");
        Assert.NotNull((await (await client.GetAsync("/api/openapi.json")).Body())["paths"]!["/fhir/R4/{type}/{id}"]!["patch"]);
        var started = await client.GetAsync(FhirClient.Base + "/Patient/$export?_type=Patient");
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        var manifest = await (await client.GetAsync(started.Content.Headers.ContentLocation)).Body();
        var lines = await client.GetStringAsync(manifest["output"]![0]!["url"]!.ToString());
        Assert.Contains(lines.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => JsonNode.Parse(line)!["name"]?[0]?["family"]?.ToString() == "Exported");
    }

    /// <summary>What was written over several lines once was exported over several lines.</summary>
    [Fact]
    public async Task A_resource_that_was_written_over_several_lines_is_one_line_of_an_export()
    {
        using var client = await site.Client(Roles.Client);
        var written = await (await client.Create("Patient", "{\r\n  \"resourceType\": \"Patient\",\n\t\"name\": [\r{\"family\": \"Spread\\nout  wide\"}\n]\n}\n")).Body();
        var started = await client.GetAsync(FhirClient.Base + "/Patient/$export?_type=Patient&_since=2020-01-01");
        var manifest = await (await client.GetAsync(started.Content.Headers.ContentLocation)).Body();
        Assert.EndsWith("/Patient/$export?_type=Patient&_since=2020-01-01", manifest["request"]!.ToString(), StringComparison.Ordinal);
        var lines = (await client.GetStringAsync(manifest["output"]![0]!["url"]!.ToString())).Split(["\r\n", "\n", "\r"], StringSplitOptions.RemoveEmptyEntries);
        var line = Assert.Single(lines, line => JsonNode.Parse(line)!["id"]!.ToString() == written["id"]!.ToString());
        Assert.True(JsonNode.DeepEquals(written, JsonNode.Parse(line)));
    }

    /// <summary>The second page of a file once ended the connection: its content type was set after it had begun.</summary>
    [Fact]
    public async Task An_export_of_more_than_one_page_is_read_to_its_end()
    {
        using var client = await site.Client(Roles.Client);
        var flags = Enumerable.Range(0, 1001).Select(_ =>
            """{"resource":{"resourceType":"Flag","status":"active","code":{"text":"x"},"subject":{"reference":"urn:uuid:11111111-1111-4111-8111-111111111111"}},"request":{"method":"POST","url":"Flag"}}""");
        const string Patient = """{"fullUrl":"urn:uuid:11111111-1111-4111-8111-111111111111","resource":{"resourceType":"Patient"},"request":{"method":"POST","url":"Patient"}}""";
        (await client.PostAsync(FhirClient.Base, FhirClient.Json($$"""{"resourceType":"Bundle","type":"transaction","entry":[{{string.Join(',', flags.Prepend(Patient))}}]}"""))).EnsureSuccessStatusCode();
        var started = await client.GetAsync(FhirClient.Base + "/Patient/$export?_type=Flag");
        var manifest = await (await client.GetAsync(started.Content.Headers.ContentLocation)).Body();
        var lines = (await client.GetStringAsync(manifest["output"]![0]!["url"]!.ToString())).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(1001, lines.Select(line => JsonNode.Parse(line)!["id"]!.ToString()).Distinct().Count());
        Assert.Equal(1001, lines.Length);
    }

    [Theory]
    [InlineData("gzip", "gzip", 201)]
    [InlineData("br", "br", 201)]
    [InlineData("gzip", "identity", 400)]
    [InlineData("gzip", "deflate", 415)]
    [InlineData("none", "gzip", 400)]
    [InlineData("bomb", "gzip", 413)]
    public async Task A_body_may_be_compressed_and_what_it_is_not_is_said(string packed, string said, int status)
    {
        using var client = await site.Client(Roles.Client);
        using var content = new ByteArrayContent(Packed(packed, packed == "bomb" ? new byte[17 * 1024 * 1024] : """{"resourceType":"Patient"}"""u8.ToArray()));
        content.Headers.ContentType = new("application/fhir+json");
        content.Headers.ContentEncoding.Add(said);
        var answer = await client.PostAsync(FhirClient.Base + "/Patient", content);
        Assert.Equal((status, status == 201 ? "Patient" : "OperationOutcome"), ((int)answer.StatusCode, (await answer.Body())["resourceType"]!.ToString()));
    }

    private static byte[] Packed(string how, byte[] plain)
    {
        using var packed = new MemoryStream();
        using (Stream packer = how == "br" ? new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true) : new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            packer.Write(plain);
        }

        return how == "none" ? plain : packed.ToArray();
    }

    [Theory]
    [InlineData("PATCH", "Patient/1/_history/1", 405, "GET, HEAD, OPTIONS")]
    [InlineData("DELETE", "", 405, "GET, HEAD, OPTIONS, POST")]
    [InlineData("OPTIONS", "Patient/1", 204, "DELETE, GET, HEAD, OPTIONS, PATCH, PUT")]
    public async Task What_an_address_does_not_answer_is_told_with_what_it_does(string method, string address, int status, string allowed)
    {
        using var client = await site.Client(Roles.Client);
        using var request = new HttpRequestMessage(new HttpMethod(method), $"{FhirClient.Base}/{address}");
        var answer = await client.SendAsync(request);
        Assert.Equal((status, allowed), ((int)answer.StatusCode, string.Join(", ", answer.Content.Headers.Allow)));
    }

    [Theory]
    [InlineData("Patient/{0}/_history?_summary=count", 200)]
    [InlineData("Patient/{0}/_history?_sort=-_lastUpdated", 200)]
    [InlineData("Patient/{0}/_history?_sort=name", 400)]
    [InlineData("Patient/{0}/_history/01", 404)]
    public async Task A_history_is_asked_for_by_its_own_rules(string address, int status)
    {
        using var client = await site.Client(Roles.Client);
        var id = "client-" + Ids.New(TimeProvider.System);
        await client.PutAsync($"{FhirClient.Base}/Patient/{id}", FhirClient.Json($$"""{"resourceType":"Patient","id":"{{id}}"}"""));
        var answer = await client.GetAsync($"{FhirClient.Base}/{string.Format(System.Globalization.CultureInfo.InvariantCulture, address, id)}");
        Assert.Equal(status, (int)answer.StatusCode);
        var entry = (await client.Get($"Patient/{id}/_history"))["entry"]![0]!;
        Assert.Equal(("PUT", "201 Created"), (entry["request"]!["method"]!.ToString(), entry["response"]!["status"]!.ToString()));
    }

    /// <summary>A form in parts was 500, and what came in pieces without a length was passed over.</summary>
    [Theory]
    [InlineData("Patient/_search")]
    [InlineData("_search")]
    [InlineData("Patient/x/Observation/_search")]
    public async Task A_search_is_posted_as_a_plain_form(string address)
    {
        using var client = await site.Client(Roles.Client);
        using var parts = new MultipartFormDataContent("x") { { new StringContent("a"), "family" } };
        using var pieces = new HttpRequestMessage(HttpMethod.Post, $"{FhirClient.Base}/{address}") { Content = new StringContent("{}", null, "application/json") };
        pieces.Headers.TransferEncodingChunked = true;
        foreach (var answer in new[] { await client.PostAsync($"{FhirClient.Base}/{address}", parts), await client.SendAsync(pieces) })
        {
            Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
            Assert.Equal("form-only-in", (await answer.Body())["issue"]![0]!["details"]!["coding"]![0]!["code"]!.ToString());
        }
    }

    [Theory]
    [InlineData("DELETE", "metadata", "GET")]
    [InlineData("POST", "metadata", "GET")]
    [InlineData("PUT", "Patient/_search", "POST")]
    [InlineData("DELETE", "Patient/_search", "POST")]
    [InlineData("GET", "Patient/_search", "POST")]
    [InlineData("POST", "Patient/x/_history", "GET")]
    [InlineData("DELETE", "Patient/x/_history/1", "GET")]
    [InlineData("PUT", "_history", "GET")]
    [InlineData("PUT", "", "GET, POST")]
    [InlineData("POST", "OperationDefinition", "GET")]
    public async Task An_address_that_is_there_names_the_methods_that_it_answers(string method, string address, string allowed)
    {
        using var client = await site.Client(Roles.Client);
        using var request = new HttpRequestMessage(new HttpMethod(method), $"{FhirClient.Base}/{address}");
        request.Content = method is "PUT" or "POST" ? FhirClient.Json("""{"resourceType":"Patient"}""") : null;
        var answer = await client.SendAsync(request);
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "not-supported"), (answer.StatusCode, (await answer.Body())["issue"]![0]!["code"]!.ToString()));
        Assert.Equal(allowed, string.Join(", ", answer.Content.Headers.Allow.Where(one => one is not ("HEAD" or "OPTIONS")).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task A_deletion_that_finds_nothing_is_on_record_as_that_and_alike_for_what_is_hidden()
    {
        using var client = await site.Client(Roles.Client);
        using var elsewhere = site.Site.CreateClient();
        var token = await site.Ask(Caller.Worker(Purpose.Administration, Permission.Administer), new IssueToken(Roles.Client.Name, "KEN", null));
        elsewhere.DefaultRequestHeaders.Authorization = new("Bearer", token.Value);
        var hidden = (await (await elsewhere.Create("Patient", """{"resourceType":"Patient"}""")).Body())["id"]!.ToString();
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"{FhirClient.Base}/Patient/{hidden}")).StatusCode);
        foreach (var id in new[] { hidden, "never-was" })
        {
            Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync($"{FhirClient.Base}/Patient/{id}")).StatusCode);
            await using var command = site.Site.Services.GetRequiredService<Database>().Source.CreateCommand("select outcome || ' ' || action::text || ' ' || (person is null) from audit where entities = array[$1]");
            command.Parameters.AddWithValue("Patient/" + id);
            Assert.Equal("not-found d true", await command.ExecuteScalarAsync());
        }
    }
}
