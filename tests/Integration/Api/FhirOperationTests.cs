using System.Net;
using System.Text.Json.Nodes;
using HealthAssess.Domain.Access;
using static HealthAssess.Tests.Integration.Api.OperationCalls;

namespace HealthAssess.Tests.Integration.Api;

public sealed class FhirOperationTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task Validate_answers_with_findings_and_stores_nothing()
    {
        using var client = await site.Client(Roles.Client);
        var good = await Post(client, "Patient/$validate", """{"resourceType":"Patient","name":[{"family":"Valid"}]}""");
        Assert.Equal("information", good["issue"]![0]!["severity"]!.ToString());
        var bad = await Post(client, "Patient/$validate", """{"resourceType":"Parameters","parameter":[{"name":"resource","resource":{"resourceType":"Patient","gender":"robot","shoe":1}}]}""");
        Assert.Equal(2, bad["issue"]!.AsArray().Count(issue => issue!["severity"]!.ToString() == "error"));
        Assert.Empty((await client.Get("Patient?family=Valid")).Ids());
    }

    [Fact]
    public async Task Validate_knows_modes_stored_resources_and_profiles_that_are_not_loaded()
    {
        using var client = await site.Client(Roles.Client);
        var id = await New(client, """{"resourceType":"Patient","name":[{"family":"Stored"}]}""");
        Assert.Equal("information", (await client.Get($"Patient/{id}/$validate"))["issue"]![0]!["severity"]!.ToString());
        var other = await Post(client, $"Patient/{id}/$validate?mode=update", """{"resourceType":"Patient","id":"other","name":[{"family":"Stored"}]}""");
        Assert.Equal("Patient.id", other["issue"]![0]!["expression"]![0]!.ToString());
        var role = await Post(client, "Questionnaire/$validate?mode=create", """{"resourceType":"Questionnaire","status":"draft"}""");
        Assert.Equal("forbidden", role["issue"]![0]!["code"]!.ToString());
        var profile = await client.PostAsync(FhirClient.Base + "/Patient/$validate?profile=http://example.org/p", FhirClient.Json("""{"resourceType":"Patient"}"""));
        Assert.Equal(HttpStatusCode.NotFound, profile.StatusCode);
    }

    [Fact]
    public async Task Validate_speaks_of_the_resource_by_its_own_paths_and_asks_what_a_write_would_ask()
    {
        using var client = await site.Client(Roles.Integrator);
        var form = await Post(client, "Patient/$validate", """{"resourceType":"Parameters","parameter":[{"name":"resource","resource":{"resourceType":"Patient","name":[{"family":5}]}}]}""");
        Assert.Equal("Patient.name[0].family", form["issue"]![0]!["expression"]![0]!.ToString());
        var nobody = await Post(client, "Immunization/$validate?mode=create", """{"resourceType":"Immunization","status":"completed","vaccineCode":{"text":"x"},"patient":{"reference":"Patient/nobody"},"occurrenceDateTime":"2026-01-01"}""");
        Assert.Equal(("business-rule", "Immunization.patient"), (nobody["issue"]![0]!["code"]!.ToString(), nobody["issue"]![0]!["expression"]![0]!.ToString()));
        var bundle = await Post(client, "Bundle/$validate", """{"resourceType":"Bundle","type":"wrong"}""");
        Assert.Equal("Bundle.type", bundle["issue"]![0]!["expression"]![0]!.ToString());
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync(FhirClient.Base + "/Patient/$validate?mode=update", FhirClient.Json("""{"resourceType":"Patient"}"""))).StatusCode);
    }

    [Fact]
    public async Task Everything_keeps_to_the_types_asked_for_and_to_the_posted_parameters_on_every_page()
    {
        using var client = await site.Client(Roles.Integrator);
        var place = await New(client, """{"resourceType":"Location","name":"Hall"}""");
        var one = await New(client, """{"resourceType":"Patient","name":[{"family":"Parts"}]}""");
        foreach (var day in new[] { "05", "06", "07" })
        {
            await New(client, $$$"""{"resourceType":"Immunization","status":"completed","vaccineCode":{"text":"x"},"patient":{"reference":"Patient/{{{one}}}"},"occurrenceDateTime":"2026-01-{{{day}}}","location":{"reference":"Location/{{{place}}}"}}""");
        }

        var first = await Post(client, $"Patient/{one}/$everything", """{"resourceType":"Parameters","parameter":[{"name":"_type","valueCode":"Immunization"},{"name":"_count","valueInteger":2}]}""");
        var second = await (await client.GetAsync(first["link"]!.AsArray().First(link => link!["relation"]!.ToString() == "next")!["url"]!.ToString())).Body();
        Assert.Equal(["Immunization", "Immunization", "Immunization"], Types(first).Concat(Types(second)));
        Assert.Equal(["Location"], Types(await client.Get($"Patient/{one}/$everything?_type=Location")));
        Assert.Empty((await client.Get($"Patient/{one}/$everything?_type=Goal")).Ids());
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"{FhirClient.Base}/Patient/nobody/$everything?start=2026-01-01")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"{FhirClient.Base}/Patient/nobody/$everything?_type=Goal")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"{FhirClient.Base}/Patient/nobody/$immunization-forecast")).StatusCode);
    }

    [Theory]
    [InlineData("GET", "Patient/$merge", HttpStatusCode.MethodNotAllowed)]
    [InlineData("PUT", "ValueSet/$expand", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", "Patient/x/$everything", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "Patient/$wonder", HttpStatusCode.NotFound)]
    [InlineData("GET", "Patient/x/$wonder", HttpStatusCode.NotFound)]
    [InlineData("GET", "$wonder", HttpStatusCode.NotFound)]
    [InlineData("DELETE", "$versions", HttpStatusCode.MethodNotAllowed)]
    public async Task An_operation_that_is_not_offered_there_or_not_with_that_method_is_no_id(string method, string address, HttpStatusCode status)
    {
        using var client = await site.Client(Roles.Integrator);
        using var request = new HttpRequestMessage(new HttpMethod(method), $"{FhirClient.Base}/{address}");
        request.Content = method == "PUT" ? FhirClient.Json("""{"resourceType":"Parameters"}""") : null;
        var answer = await client.SendAsync(request);
        Assert.Equal((status, "not-supported"), (answer.StatusCode, (await answer.Body())["issue"]![0]!["code"]!.ToString()));
        Assert.Equal(status == HttpStatusCode.MethodNotAllowed, answer.Content.Headers.Allow.Count > 0);
    }

    [Fact]
    public async Task Everything_is_one_travellers_record_page_by_page_and_nobody_elses()
    {
        using var client = await site.Client(Roles.Integrator);
        var place = await New(client, """{"resourceType":"Location","name":"Ward"}""");
        var one = await New(client, """{"resourceType":"Patient","name":[{"family":"Whole"}]}""");
        var other = await New(client, """{"resourceType":"Patient","name":[{"family":"Else"}]}""");
        foreach (var (person, date) in new[] { (one, "2026-01-05"), (one, "2026-02-05"), (one, "2026-03-05"), (other, "2026-02-05") })
        {
            await New(client, $$$"""{"resourceType":"Immunization","status":"completed","vaccineCode":{"text":"x"},"patient":{"reference":"Patient/{{{person}}}"},"occurrenceDateTime":"{{{date}}}","location":{"reference":"Location/{{{place}}}"}}""");
        }

        List<string> seen = [];
        string? next = $"{FhirClient.Base}/Patient/{one}/$everything?_count=2";
        while (next is not null)
        {
            var page = await (await client.GetAsync(next)).Body();
            seen.AddRange(page["entry"]!.AsArray().Where(entry => entry!["search"]!["mode"]!.ToString() == "match").Select(entry => entry!["resource"]!["resourceType"]!.ToString()));
            next = page["link"]!.AsArray().FirstOrDefault(link => link!["relation"]!.ToString() == "next")?["url"]!.ToString();
        }

        Assert.Equal(["Patient", "Immunization", "Immunization", "Immunization"], seen);
        var february = await client.Get($"Patient/{one}/$everything?start=2026-02-01&end=2026-02-28&_type=Immunization,Patient");
        Assert.Equal(2, Types(february).Count(type => type is "Immunization" or "Patient"));
        Assert.Contains("Location", Types(await client.Get($"Patient/{one}/$everything")));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"{FhirClient.Base}/Patient/nobody/$everything")).StatusCode);
    }

    /// <summary>Each page brought the places that it named, also those that earlier pages had brought.</summary>
    [Fact]
    public async Task Everything_brings_what_the_record_names_once_over_all_pages_also_while_it_grows()
    {
        using var client = await site.Client(Roles.Integrator);
        string[] places = [await New(client, """{"resourceType":"Location","name":"First"}"""), await New(client, """{"resourceType":"Location","name":"Second"}""")];
        var one = await New(client, """{"resourceType":"Patient","name":[{"family":"Again"}]}""");
        Task<string> Dose(string place) => New(client, $$$"""{"resourceType":"Immunization","status":"completed","vaccineCode":{"text":"x"},"patient":{"reference":"Patient/{{{one}}}"},"occurrenceDateTime":"2026-01-05","location":{"reference":"Location/{{{place}}}"}}""");
        var first = await Dose(places[0]);
        await Dose(places[0]);
        await Dose(places[1]);
        List<string> seen = [];
        string? next = $"{FhirClient.Base}/Patient/{one}/$everything?_count=2";
        while (next is not null)
        {
            var page = await (await client.GetAsync(next)).Body();
            seen.AddRange(page.Ids());
            if (seen.Count == 3)
            {
                // What the first page showed names the second place now, and one more dose is given at each.
                await client.PutAsync($"{FhirClient.Base}/Immunization/{first}", FhirClient.Json($$$"""{"resourceType":"Immunization","id":"{{{first}}}","status":"completed","vaccineCode":{"text":"x"},"patient":{"reference":"Patient/{{{one}}}"},"occurrenceDateTime":"2026-01-05","location":{"reference":"Location/{{{places[1]}}}"}}"""));
                await Task.WhenAll(places.Select(Dose));
            }

            next = page["link"]!.AsArray().FirstOrDefault(link => link!["relation"]!.ToString() == "next")?["url"]!.ToString();
        }

        Assert.Equal(8, seen.Count);
        Assert.Equal(8, seen.Distinct().Count());
        Assert.All(places, place => Assert.Contains(place, seen));
    }

    [Fact]
    public async Task Match_finds_the_same_person_in_another_spelling_and_says_why()
    {
        using var client = await site.Client(Roles.Client);
        var there = await New(client, """{"resourceType":"Patient","name":[{"family":"Mohammed","given":["Yusuf"]}],"gender":"male","birthDate":"1988-04-09","identifier":[{"system":"urn:match","value":"M-1"}]}""");
        var bundle = await Post(client, "Patient/$match", """{"resourceType":"Parameters","parameter":[{"name":"resource","resource":{"resourceType":"Patient","name":[{"family":"Muhammad","given":["Yusuf"]}],"gender":"male","birthDate":"1988-09-04"}},{"name":"count","valueInteger":3}]}""");
        var best = bundle["entry"]![0]!;
        Assert.Equal(there, best["resource"]!["id"]!.ToString());
        Assert.InRange(best["search"]!["score"]!.GetValue<double>(), 0.6, 1);
        Assert.Contains(best["search"]!["extension"]!.AsArray(), one => one!["valueCode"]!.ToString() == "day-and-month-swapped");
        Assert.Contains(best["search"]!["extension"]!.AsArray(), one => one!["url"]!.ToString() == "http://hl7.org/fhir/StructureDefinition/match-grade");
        var stored = await client.Get("Patient/" + there);
        Assert.Equal(there, (await Post(client, "Patient/$match", stored.ToJsonString()))["entry"]![0]!["resource"]!["id"]!.ToString());
        Assert.Contains(there, (await Post(client, "Patient/$match", """{"resourceType":"Patient","name":[{"family":"Mohammed"}]}""")).Ids());
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync(FhirClient.Base + "/Patient/$match", FhirClient.Json(
            """{"resourceType":"Parameters","parameter":[{"name":"resource","resource":{"resourceType":"Patient"}},{"name":"count","valueInteger":1},{"name":"count","valueInteger":2}]}"""))).StatusCode);
        var certain = await Post(client, "Patient/$match", """{"resourceType":"Parameters","parameter":[{"name":"resource","resource":{"resourceType":"Patient","name":[{"family":"Mohammed","given":["Yusuf"]}],"birthDate":"1988-04-09","identifier":[{"system":"urn:match","value":"M-1"}]}},{"name":"onlyCertainMatches","valueBoolean":true}]}""");
        Assert.Equal("certain", Assert.Single(certain["entry"]!.AsArray())!["search"]!["extension"]![0]!["valueCode"]!.ToString());
    }

    [Fact]
    public async Task Our_own_operations_and_parameters_are_published_where_the_statement_says()
    {
        using var client = site.Site.CreateClient();
        var patient = (await client.Get("metadata"))["rest"]![0]!["resource"]!.AsArray().First(type => type!["type"]!.ToString() == "Patient")!;
        var merge = patient["operation"]!.AsArray().First(one => one!["name"]!.ToString() == "merge")!["definition"]!.ToString();
        Assert.Equal(merge, (await client.Get("OperationDefinition/patient-merge"))["url"]!.ToString());
        var parameter = patient["searchParam"]!.AsArray().First(one => one!["name"]!.ToString() == "name-any")!["definition"]!.ToString();
        Assert.Equal(parameter, (await client.Get("SearchParameter/name-any"))["url"]!.ToString());
        Assert.Equal("patient-merge", Assert.Single((await client.Get("OperationDefinition?code=merge")).Ids()));
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync(FhirClient.Base + "/OperationDefinition?wonder=1")).StatusCode);
        using var form = new FormUrlEncodedContent([new("code", "unmerge")]);
        Assert.Equal("patient-unmerge", Assert.Single((await (await client.PostAsync(FhirClient.Base + "/OperationDefinition/_search", form)).Body()).Ids()));
        Assert.Equal(["patient-immunization-forecast", "patient-merge", "patient-unmerge"], (await client.Get("OperationDefinition")).Ids().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_statement_has_its_modes_a_tag_and_keeps_to_its_own_definition()
    {
        using var client = site.Site.CreateClient();
        var answer = await client.GetAsync(FhirClient.Base + "/metadata");
        var statement = await answer.Body();
        Assert.Contains(statement["rest"]![0]!["resource"]!.AsArray(), type => type!["type"]!.ToString() == "OperationDefinition");
        Assert.EndsWith("/oauth/token", statement["rest"]![0]!["security"]!["extension"]![0]!["extension"]![0]!["valueUri"]!.ToString(), StringComparison.Ordinal);
        using var again = new HttpRequestMessage(HttpMethod.Get, FhirClient.Base + "/metadata");
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await client.SendAsync(again)).StatusCode);
        Assert.DoesNotContain((await client.Get("metadata?mode=normative"))["rest"]![0]!["resource"]!.AsArray(), type => type!["type"]!.ToString() == "Immunization");
        var terminology = await client.Get("metadata?mode=terminology");
        Assert.Equal("TerminologyCapabilities", terminology["resourceType"]!.ToString());
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync(FhirClient.Base + "/metadata?mode=wonder")).StatusCode);
        using var integrator = await site.Client(Roles.Integrator);
        foreach (var said in new[] { statement, terminology, await client.Get("OperationDefinition/patient-merge"), await client.Get("SearchParameter/name-any") })
        {
            var findings = await Post(integrator, said["resourceType"] + "/$validate", said.ToJsonString());
            Assert.DoesNotContain(findings["issue"]!.AsArray(), issue => issue!["severity"]!.ToString() is "error" or "fatal");
        }

        var api = await (await client.GetAsync("/api/openapi.json")).Body();
        Assert.DoesNotContain(api["paths"]!.AsObject(), path => path.Key.Contains(':', StringComparison.Ordinal));
        Assert.Contains(api["paths"]!["/fhir/R4/ValueSet/$expand"]!["get"]!["parameters"]!.AsArray(), one => one!["name"]!.ToString() == "filter");
        string[] Taken(string path, string method) => [.. api["paths"]![path]![method]!["requestBody"]!["content"]!.AsObject().Select(type => type.Key)];
        Assert.Equal(["application/json-patch+json", "application/fhir+json"], Taken("/fhir/R4/{type}/{id}", "patch"));
        Assert.Equal(["application/x-www-form-urlencoded"], Taken("/fhir/R4/{type}/_search", "post"));
    }

    [Theory]
    [InlineData("Patient/$merge")]
    [InlineData("Patient/$match")]
    [InlineData("Patient/x/$everything")]
    [InlineData("ValueSet/$expand?url=urn:vs")]
    public async Task Operations_are_for_those_who_may(string address)
    {
        using var client = site.Site.CreateClient();
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.PostAsync($"{FhirClient.Base}/{address}", FhirClient.Json("""{"resourceType":"Parameters"}"""))).StatusCode);
        using var officer = await site.Client(Roles.Officer);
        officer.DefaultRequestHeaders.Add("Prefer", "handling=lenient");
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.PostAsync($"{FhirClient.Base}/{address}", FhirClient.Json(
            """{"resourceType":"Parameters","parameter":[{"name":"resource","resource":{"resourceType":"Patient","name":[{"family":"x"}]}}]}"""))).StatusCode);
    }

    private static IEnumerable<string> Types(JsonNode bundle) => bundle["entry"]!.AsArray().Select(entry => entry!["resource"]!["resourceType"]!.ToString());

    [Fact]
    public async Task A_parameter_that_an_operation_does_not_have_is_refused_or_where_the_caller_is_lenient_named_and_left_out()
    {
        using var client = await site.Client(Roles.Client);
        const string Address = FhirClient.Base + "/ValueSet/$expand?url=http://hl7.org/fhir/ValueSet/administrative-gender&_pretty=true&shoe=1";
        var strict = await client.GetAsync(Address);
        Assert.Equal((HttpStatusCode.BadRequest, "shoe"), (strict.StatusCode, (await strict.Body())["issue"]![0]!["expression"]![0]!.ToString()));
        client.DefaultRequestHeaders.Add("Prefer", "handling=lenient");
        var lenient = await client.GetAsync(Address);
        Assert.Equal(HttpStatusCode.OK, lenient.StatusCode);
        Assert.Contains("shoe", lenient.Headers.GetValues("Warning").Single(), StringComparison.Ordinal);
        Assert.Equal("Female", (await lenient.Body())["expansion"]!["contains"]!.AsArray().First(one => one!["code"]!.ToString() == "female")!["display"]!.ToString());
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync(FhirClient.Base + "/ValueSet/$expand", FhirClient.Json(
            """{"resourceType":"Parameters","parameter":[{"name":"url","valueUri":"http://hl7.org/fhir/ValueSet/administrative-gender"},{"name":"date","valueDateTime":"2020"}]}"""))).StatusCode);
    }

    [Fact]
    public async Task Versions_says_which_edition_is_spoken()
    {
        using var client = site.Site.CreateClient();
        Assert.Equal(["4.0", "4.0"], (await client.Get("$versions"))["parameter"]!.AsArray().Select(one => one!["valueCode"]!.ToString()));
    }
}
