using System.Net;
using HealthAssess.Domain.Access;

namespace HealthAssess.Tests.Integration.Api;

public sealed class FhirSearchTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task Pages_follow_their_links_and_meet_each_match_once()
    {
        using var client = await site.Client(Roles.Client);
        for (var i = 0; i < 5; i++)
        {
            await client.Create("Patient", """{"resourceType":"Patient","name":[{"family":"Pagewalker"}]}""");
        }

        List<string> seen = [];
        string? next = $"{FhirClient.Base}/Patient?family=Pagewalker&_count=2";
        while (next is not null)
        {
            var page = await (await client.GetAsync(next)).Body();
            seen.AddRange(page.Ids());
            next = page["link"]!.AsArray().FirstOrDefault(link => link!["relation"]!.ToString() == "next")?["url"]!.ToString();
        }

        Assert.Equal(5, seen.Count);
        Assert.Equal(5, seen.Distinct().Count());
    }

    [Fact]
    public async Task A_page_is_for_whom_the_list_was_shown_to()
    {
        using var client = await site.Client(Roles.Client);
        using var other = await site.Client(Roles.Client);
        var id = (await (await client.Create("Patient", """{"resourceType":"Patient","name":[{"family":"Handed"}]}""")).Body())["id"];
        await client.Create("Patient", """{"resourceType":"Patient","name":[{"family":"Handed"}]}""");
        await client.PutAsync($"{FhirClient.Base}/Patient/{id}", FhirClient.Json($$"""{"resourceType":"Patient","id":"{{id}}","name":[{"family":"Handed"}],"gender":"other"}"""));
        await client.Create("Flag", $$$"""{"resourceType":"Flag","status":"active","code":{"text":"x"},"subject":{"reference":"Patient/{{{id}}}"}}""");
        foreach (var list in new[] { "Patient?family=Handed&_count=1", $"Patient/{id}/_history?_count=1", $"Patient/{id}/$everything?_count=1" })
        {
            var next = (await client.Get(list))["link"]!.AsArray().First(link => link!["relation"]!.ToString() == "next")!["url"]!.ToString();
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(next)).StatusCode);
            var refused = await other.GetAsync(next);
            Assert.Equal((HttpStatusCode.BadRequest, "_cursor"), (refused.StatusCode, (await refused.Body())["issue"]![0]!["expression"]![0]!.ToString()));
        }
    }

    [Fact]
    public async Task A_summary_is_of_all_that_is_shown_and_elements_are_of_what_was_asked_for()
    {
        using var client = await site.Client(Roles.Client);
        var id = (await (await client.Create("Patient", """{"resourceType":"Patient","name":[{"family":"Shortened"}],"maritalStatus":{"text":"x"}}""")).Body())["id"];
        await client.Create("Flag", $$$"""{"resourceType":"Flag","status":"active","code":{"text":"x"},"subject":{"reference":"Patient/{{{id}}}"}}""");
        Assert.Null((await Included("_summary=true"))["maritalStatus"]);
        Assert.NotNull((await Included("_elements=status"))["maritalStatus"]);
        using var form = new FormUrlEncodedContent([new("_format", "xml")]);
        Assert.Equal(HttpStatusCode.NotAcceptable, (await client.PostAsync(FhirClient.Base + "/Patient/_search", form)).StatusCode);

        async Task<System.Text.Json.Nodes.JsonNode> Included(string view) =>
            (await client.Get($"Flag?patient={id}&_include=Flag:patient&{view}"))["entry"]![1]!["resource"]!;
    }

    [Fact]
    public async Task Numbers_and_codes_are_found_in_any_case_unless_their_system_says_that_case_matters()
    {
        using var client = await site.Client(Roles.Integrator);
        var patient = (await (await client.Create("Patient", """{"resourceType":"Patient","gender":"female","identifier":[{"system":"urn:case","value":"Ab-12","type":{"coding":[{"system":"urn:t","code":"PPN"}]}},{"system":"http://hl7.org/fhir/sid/passport-UTO","value":"Lx9"}]}""")).Body())["id"]!.ToString();
        var medication = (await (await client.Create("Medication", """{"resourceType":"Medication","batch":{"lotNumber":"Lot-Case1"}}""")).Body())["id"]!.ToString();
        await client.Create("Observation", $$$"""{"resourceType":"Observation","status":"final","code":{"coding":[{"system":"urn:Codes","code":"Abc"}]},"category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"AMB"}]}],"component":[{"code":{"coding":[{"code":"Part"}]},"valueQuantity":{"value":1}}],"subject":{"reference":"Patient/{{{patient}}}"}}""");
        foreach (var question in new[] { "Patient?identifier=urn:case|aB-12", "Patient?identifier=AB-12", "Patient?identifier:of-type=urn:t|PPN|ab-12", "Patient?identifier=http://hl7.org/fhir/sid/passport-UTO|lX9" })
        {
            Assert.Equal([patient], (await client.Get(question)).Ids());
        }

        Assert.Equal([medication], (await client.Get("Medication?lot-number=LOT-CASE1")).Ids());
        foreach (var (question, found) in new[] { ("code=urn:Codes|ABC", 1), ("code=urn:codes|Abc", 0), ("category=AMB", 1), ("category=amb", 0), ("component-code-value-quantity=pART$1", 1), ("subject.identifier=ab-12&subject.gender=FEMALE", 0) })
        {
            Assert.Equal((question, found), (question, (await client.Get($"Observation?patient={patient}&{question}")).Ids().Count));
        }

        using var again = new HttpRequestMessage(HttpMethod.Post, FhirClient.Base + "/Patient") { Content = FhirClient.Json("""{"resourceType":"Patient"}""") };
        again.Headers.Add("If-None-Exist", "identifier=urn:case|AB-12");
        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(again)).StatusCode);
    }

    [Theory]
    [InlineData("1", "1")]
    [InlineData("2", "2")]
    [InlineData("9", "2")]
    [InlineData("a-b", "2")]
    public async Task What_a_reference_names_by_its_version_comes_along_in_that_version_if_it_is_here(string named, string comes)
    {
        using var client = await site.Client(Roles.Integrator);
        var id = (await (await client.Create("Practitioner", """{"resourceType":"Practitioner","name":[{"family":"Versioned"}]}""")).Body())["id"]!.ToString();
        await client.PutAsync($"{FhirClient.Base}/Practitioner/{id}", FhirClient.Json($$"""{"resourceType":"Practitioner","id":"{{id}}","active":true}"""));
        var patient = (await (await client.Create("Patient", $$$"""{"resourceType":"Patient","generalPractitioner":[{"reference":"Practitioner/{{{id}}}/_history/{{{named}}}"}]}""")).Body())["id"]!.ToString();
        var included = (await client.Get($"Patient?_id={patient}&_include=Patient:general-practitioner"))["entry"]!.AsArray().Single(entry => entry!["search"]!["mode"]!.ToString() == "include");
        Assert.Equal((id, comes), (included!["resource"]!["id"]!.ToString(), included["resource"]!["meta"]!["versionId"]!.ToString()));
    }

    [Fact]
    public async Task A_page_may_be_asked_for_in_another_length_and_its_address_says_how_long_it_is()
    {
        using var client = await site.Client(Roles.Client);
        for (var i = 0; i < 3; i++)
        {
            await client.Create("Patient", """{"resourceType":"Patient","name":[{"family":"Lengthy"}]}""");
        }

        var first = await client.Get("Patient?family=Lengthy&_count=1");
        var next = first["link"]!.AsArray().First(link => link!["relation"]!.ToString() == "next")!["url"]!.ToString();
        var rest = await (await client.GetAsync(next.Replace("_count=1", "_count=5000", StringComparison.Ordinal))).Body();
        Assert.Equal(2, rest.Ids().Count);
        Assert.Contains("_count=1000&", rest["link"]![0]!["url"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resource_is_found_by_this_servers_address_whether_that_is_its_place_or_its_name()
    {
        using var client = await site.Client(Roles.Integrator);
        var own = new Uri(client.BaseAddress!, FhirClient.Base[1..] + "/Questionnaire/named").ToString();
        await client.PutAsync(FhirClient.Base + "/Patient/owned", FhirClient.Json("""{"resourceType":"Patient","id":"owned","identifier":[{"system":"OWN","value":"1"}]}""".Replace("OWN", own, StringComparison.Ordinal)));
        await client.PutAsync(FhirClient.Base + "/QuestionnaireResponse/named", FhirClient.Json("""{"resourceType":"QuestionnaireResponse","id":"named","status":"completed","questionnaire":"OWN|1","subject":{"reference":"Patient/owned"}}""".Replace("OWN", own, StringComparison.Ordinal)));
        foreach (var query in new[] { $"QuestionnaireResponse?questionnaire={own}", $"QuestionnaireResponse?questionnaire={Uri.EscapeDataString(own)}%7C1", $"QuestionnaireResponse?questionnaire:below={own}", $"QuestionnaireResponse?patient={own.Replace("Questionnaire/named", "Patient/owned", StringComparison.Ordinal)}", $"Patient?identifier={own}%7C1" })
        {
            Assert.True((await client.Get(query)).Ids() is [_], query);
        }
    }

    [Fact]
    public async Task A_search_can_be_posted_so_that_names_stay_out_of_addresses()
    {
        using var client = await site.Client(Roles.Client);
        await client.Create("Patient", """{"resourceType":"Patient","name":[{"family":"Poststein"}]}""");
        var answer = await client.PostAsync(FhirClient.Base + "/Patient/_search", new FormUrlEncodedContent([new("family", "Poststein")]));
        Assert.Single((await answer.Body()).Ids());
    }

    [Fact]
    public async Task A_summary_count_has_a_number_and_no_entries()
    {
        using var client = await site.Client(Roles.Client);
        await client.Create("Patient", """{"resourceType":"Patient","name":[{"family":"Countess"}]}""");
        var bundle = await client.Get("Patient?family=Countess&_summary=count");
        Assert.Equal(1, bundle["total"]!.GetValue<int>());
        Assert.Null(bundle["entry"]);
    }

    [Fact]
    public async Task An_unknown_parameter_is_refused_and_under_lenient_handling_left_out_and_named()
    {
        using var client = await site.Client(Roles.Client);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync(FhirClient.Base + "/Patient?colour=red")).StatusCode);
        client.DefaultRequestHeaders.Add("Prefer", "handling=lenient");
        var bundle = await client.Get("Patient?colour=red&_count=1");
        Assert.Contains(bundle["entry"]!.AsArray(), entry => entry!["search"]!["mode"]!.ToString() == "outcome");
    }

    [Theory]
    [InlineData("Patient?_count=1")]
    [InlineData("Patient/_history")]
    [InlineData("metadata")]
    public async Task What_can_be_got_can_be_asked_for_its_head(string address)
    {
        using var client = await site.Client(Roles.Client);
        var answer = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, $"{FhirClient.Base}/{address}"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Another_version_of_FHIR_is_neither_given_nor_taken()
    {
        using var client = await site.Client(Roles.Client);
        using var request = new HttpRequestMessage(HttpMethod.Get, FhirClient.Base + "/Patient?_count=1");
        request.Headers.TryAddWithoutValidation("Accept", "application/fhir+json; fhirVersion=3.0");
        Assert.Equal(HttpStatusCode.NotAcceptable, (await client.SendAsync(request)).StatusCode);
        using var other = new HttpRequestMessage(HttpMethod.Get, FhirClient.Base + "/Patient?_count=1");
        other.Headers.TryAddWithoutValidation("Accept", "application/fhir+json; fhirVersion=4.0");
        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(other)).StatusCode);
    }

    [Fact]
    public async Task What_never_was_has_no_history_and_is_already_gone()
    {
        using var client = await site.Client(Roles.Client);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(FhirClient.Base + "/Patient/never-was/_history")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync(FhirClient.Base + "/Patient/never-was")).StatusCode);
    }

    [Theory]
    [InlineData("Patient?_summary=text&_include=Patient:organization", HttpStatusCode.BadRequest)]
    [InlineData("Patient?gender:in=&_count=1", HttpStatusCode.OK)]
    public async Task Answers_as_the_specification_says(string query, HttpStatusCode status)
    {
        using var client = await site.Client(Roles.Client);
        Assert.Equal(status, (await client.GetAsync($"{FhirClient.Base}/{query}")).StatusCode);
    }

    [Fact]
    public async Task A_posted_search_is_a_form_and_no_body_is_passed_over()
    {
        using var client = await site.Client(Roles.Client);
        var answer = await client.PostAsync(FhirClient.Base + "/Patient/_search", FhirClient.Json("""{"family":"x"}"""));
        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "OperationOutcome"), (answer.StatusCode, (await answer.Body())["resourceType"]!.ToString()));
        var many = await client.PostAsync(FhirClient.Base + "/Patient/_search", new FormUrlEncodedContent(Enumerable.Range(0, 2000).Select(n => KeyValuePair.Create("given", $"n{n}"))));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "OperationOutcome"), (many.StatusCode, (await many.Body())["resourceType"]!.ToString()));
    }

    [Fact]
    public async Task Metadata_is_open_to_everybody()
    {
        using var client = site.Site.CreateClient();
        Assert.Equal("CapabilityStatement", (await client.Get("metadata"))["resourceType"]!.ToString());
    }
}
