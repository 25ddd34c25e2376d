using System.Net;
using System.Text.Json.Nodes;

namespace HealthAssess.Tests.Integration.Api;

/// <summary>The search rules of R4 over a small corpus whose ids say what they are, asked over HTTP.</summary>
/// <remarks>http://hl7.org/fhir/R4/search.html</remarks>
public sealed class FhirSearchCorpusTests(SearchCorpus corpus) : IClassFixture<SearchCorpus>
{
    [Theory]
    // A day, a month, a moment, two periods and an open one against a day.
    [InlineData("Procedure?date=2026-03-14", "at day")]
    [InlineData("Procedure?date=eq2026-03", "at day month week")]
    [InlineData("Procedure?date=ne2026-03-14", "month open week year")]
    [InlineData("Procedure?date=lt2026-03-14", "month open week year")]
    [InlineData("Procedure?date=gt2026-03-14", "month open week year")]
    [InlineData("Procedure?date=ge2026-03-14", "at day month open week year")]
    [InlineData("Procedure?date=le2026-03-14", "at day month open week year")]
    [InlineData("Procedure?date=sa2026-03-08", "at day")]
    [InlineData("Procedure?date=sa2025", "at day month week year")]
    [InlineData("Procedure?date=eb2026-03-15", "at day")]
    [InlineData("Procedure?date=eb2027", "at day month week year")]
    [InlineData("Procedure?date=2026-03-14T10:30:00Z", "at")]
    [InlineData("Procedure?date=2026-03-14T10:30", "at")]
    [InlineData("Procedure?date=2026-03-14T12:30:00%2B02:00", "at")]
    [InlineData("Procedure?date=gt2026-03-14T10:00:00Z", "at day month open week year")]
    [InlineData("Procedure?date=2025,2026-03-14", "at day")]
    [InlineData("Procedure?date=ge2026-03-10&date=le2026-03-10", "month open week year")]
    [InlineData("Procedure?date:missing=true", "undated")]
    [InlineData("Procedure?date:missing=false", "at day month open week year")]
    // Repeated parameters are AND, commas are OR, escapes are neither.
    [InlineData("Patient?given=anna&given=berta", "ab")]
    [InlineData("Patient?given=anna,berta", "a ab b")]
    [InlineData("Patient?family=Comma%5C,%20Inc", "comma")]
    [InlineData("Patient?family=Comma,Backslash", "a b comma slash")]
    [InlineData("Patient?identifier=urn:pipe%7Ca%5C%7Cb", "comma")]
    [InlineData("Patient?_id=a,b&_id=b", "b")]
    [InlineData("Patient?_id:not=a,b,ab,comma", "mother slash")]
    [InlineData("Patient?family:exact=Backslash", "slash")]
    [InlineData("Patient?family:contains=ACKSL", "a slash")]
    [InlineData("Patient?active=true&gender=female", "a ab")]
    [InlineData("Patient?active:missing=true", "comma mother slash")]
    [InlineData("Patient?gender:not=female", "b comma mother slash")]
    [InlineData("Patient?gender:not=female,male", "comma mother slash")]
    [InlineData("Patient?name-any=ana", "a ab")]
    // Several codings: "not" means none of them.
    [InlineData("Observation?code:not=urn:c%7Ctwo", "glu high low ratio")]
    [InlineData("Observation?code=urn:c%7Ctwo", "both")]
    [InlineData("Observation?code=%7Cnosystem", "ratio")]
    [InlineData("Observation?code=nosystem", "ratio")]
    [InlineData("Observation?code=urn:c%7C", "both")]
    [InlineData("Observation?code:text=second", "both")]
    [InlineData("Observation?value-quantity:missing=true", "both")]
    // Quantities: precision, units, UCUM conversion.
    [InlineData("Observation?value-quantity=5.4", "glu")]
    [InlineData("Observation?value-quantity=5", "glu")]
    [InlineData("Observation?value-quantity=5.0", "")]
    [InlineData("Observation?value-quantity=1500%7Chttp://unitsofmeasure.org%7Cg", "low")]
    [InlineData("Observation?value-quantity=gt1%7Chttp://unitsofmeasure.org%7Ckg", "high low")]
    [InlineData("Observation?value-quantity=lt2%7Chttp://unitsofmeasure.org%7Ckg", "low")]
    [InlineData("Observation?value-quantity=ap1.4%7Chttp://unitsofmeasure.org%7Ckg", "low")]
    [InlineData("Observation?value-quantity=5.4%7C%7Cmmol/L", "glu")]
    [InlineData("Observation?code-value-quantity=http://loinc.org%7C29463-7$gt2000", "high low")]
    [InlineData("Observation?code-value-quantity=http://loinc.org%7C29463-7$gt2%7Chttp://unitsofmeasure.org%7Ckg", "high")]
    // Chains of two levels, _has inside _has, chains over people.
    [InlineData("Observation?encounter.location.name=Gate", "glu high")]
    [InlineData("Observation?encounter.location.partof.name=Airport", "glu high")]
    [InlineData("Observation?patient.gender=female&code:not=nosystem", "both glu")]
    [InlineData("Observation?subject:Patient._id=b", "high low")]
    [InlineData("Patient?_has:Observation:patient:_has:Provenance:target:recorded=2026-03-02", "a")]
    [InlineData("Patient?_has:Observation:patient:code=29463-7", "b")]
    [InlineData("Patient?_has:Encounter:patient:location.name=Gate", "a b")]
    [InlineData("Location?_has:Encounter:location:_has:Observation:encounter:code=15074-8", "gate")]
    [InlineData("Patient?link=mother", "a")]
    [InlineData("Patient?link.family=Mother", "a")]
    // Compartments and places.
    [InlineData("Patient/b/Observation", "high low")]
    [InlineData("Patient/b/Observation?value-quantity=gt1000", "high low")]
    [InlineData("Encounter/ea/Observation", "glu")]
    [InlineData("Location?near=0.32%7C32.58%7C5%7Ckm", "gate")]
    [InlineData("Location?near=0.32%7C32.58%7C60%7Ckm", "airport gate")]
    [InlineData("Location?partof=airport", "gate")]
    [InlineData("Encounter?location:below=airport", "ea eb")]
    // Several types at once, all of them, and all of a compartment.
    [InlineData("?_type=Patient,Encounter&_id=a,ea,gate", "a ea")]
    [InlineData("?_id=a,gate,glu,day", "a day gate glu")]
    [InlineData("?_type=Encounter,Observation&patient=b", "eb high low")]
    [InlineData("?_type=Encounter,Observation&patient.gender=female&status=finished,final", "both ea glu ratio")]
    [InlineData("?_type=Patient&_type=Location&_id=a,gate", "a gate")]
    [InlineData("?_type=Patient&family=zeta", "ab")]
    [InlineData("?_lastUpdated=gt2100", "")]
    [InlineData("Patient/b/*", "b eb high low")]
    [InlineData("Patient/b/*?_type=Observation,Encounter&_id=eb,low", "eb low")]
    [InlineData("Encounter/ea/*", "ea glu")]
    public async Task Finds(string query, string expected) => Assert.Equal(expected, string.Join(' ', (await corpus.Client.Get(query)).Matches().Order(StringComparer.Ordinal)));

    [Theory]
    [InlineData("Patient?_sort=family,given", "mother a b slash comma ab", false)]
    [InlineData("Patient?_sort=gender,-_id", "slash mother comma ab a b", true)]
    [InlineData("Patient?_sort=-gender,_id", "b a ab comma mother slash", true)]
    [InlineData("Observation?_sort=-value-quantity", "low high glu ratio both", true)]
    [InlineData("Observation?_sort=value-quantity", "both ratio glu high low", true)]
    [InlineData("Observation?_sort=patient,-_id", "", false)]
    [InlineData("Observation?_sort=encounter,_id", "both low ratio glu high", true)]
    [InlineData("Observation?_sort=-encounter,-_id", "high glu ratio low both", true)]
    [InlineData("Procedure?_sort=date&date:missing=false", "open year month week day at", true)]
    [InlineData("?_type=Observation,Procedure&_sort=-date,_id&_id=glu,day,at,month", "at day month glu", true)]
    [InlineData("?_type=Location,Encounter&_id=gate,ea,airport", "ea airport gate", true)]
    public async Task Sorts_by_several_keys_with_what_is_missing_as_the_lowest(string query, string expected, bool exact)
    {
        var found = string.Join(' ', (await corpus.Client.Get(query)).Matches());
        Assert.True(!exact || found == expected, found);
        Assert.NotEmpty(found);
    }

    [Theory]
    [InlineData("Observation?_id=glu&_include=Observation:encounter&_include:iterate=Encounter:location&_include:iterate=Location:partof", "airport ea gate")]
    [InlineData("Observation?_id=glu&_include=Observation:encounter&_include=Encounter:location", "ea")]
    [InlineData("Observation?_id=glu&_include=*", "a ea")]
    [InlineData("Observation?_id=glu&_include=Observation:subject:Patient", "a")]
    [InlineData("Observation?_id=glu&_include=Observation:subject:Group", "")]
    [InlineData("Location?_id=airport&_revinclude=Location:partof&_revinclude:iterate=Encounter:location", "ea eb gate")]
    [InlineData("Encounter?_id=eb&_revinclude=*", "high")]
    [InlineData("?_type=Observation,Encounter&_id=glu,eb&_include=Observation:encounter&_include=Encounter:subject", "b ea")]
    public async Task Includes(string query, string expected) =>
        Assert.Equal(expected, string.Join(' ', (await corpus.Client.Get(query)).Included().Order(StringComparer.Ordinal)));

    [Theory]
    [InlineData("Patient?_count=2")]
    [InlineData("Patient?_count=1&_sort=gender,-family")]
    [InlineData("Observation?_count=2&_sort=-value-quantity")]
    [InlineData("Procedure?_count=2&date=ge2026-03-10")]
    [InlineData("?_type=Location,Patient,Observation&_count=2")]
    [InlineData("?_type=Encounter,Observation,Procedure&_count=2&_sort=status,-_lastUpdated")]
    [InlineData("Patient/b/*?_count=2&_sort=-_id")]
    public async Task Pages_show_each_match_once_though_others_write_meanwhile(string query)
    {
        List<string> seen = [];
        var next = (string?)$"{FhirClient.Base}/{query}";
        while (next is not null)
        {
            var page = await (await corpus.Client.GetAsync(next)).Body();
            seen.AddRange(page.Matches());
            await corpus.Client.PutAsync(FhirClient.Base + "/Patient/a", FhirClient.Json(SearchCorpus.Anna));
            next = page["link"]!.AsArray().FirstOrDefault(link => link!["relation"]!.ToString() == "next")?["url"]!.ToString();
        }

        Assert.Equal(seen.Distinct(), seen);
        var whole = (await corpus.Client.Get(query.Replace("_count=1", "_count=100", StringComparison.Ordinal).Replace("_count=2", "_count=100", StringComparison.Ordinal))).Matches();
        Assert.Equal(whole, seen);
    }

    [Theory]
    [InlineData("Patient?_count=2")]
    [InlineData("Patient?_count=1&_sort=gender,-family")]
    [InlineData("Observation?_count=2&_sort=-value-quantity")]
    [InlineData("Observation?_count=2&_sort=encounter")]
    [InlineData("Procedure?_count=2&date=ge2026-03-10")]
    [InlineData("Procedure?_count=3&_sort=-date")]
    [InlineData("?_type=Location,Patient,Observation&_count=4")]
    [InlineData("?_type=Encounter,Observation,Procedure&_count=3&_sort=status,-_lastUpdated")]
    public async Task Back_from_page_to_page_shows_what_was_shown_before(string query)
    {
        var page = await corpus.Client.Get(query);
        Assert.Null(Link(page, "previous"));
        Stack<string> seen = [];
        while (Link(page, "next") is { } next)
        {
            seen.Push(string.Join(' ', page.Matches()));
            page = await (await corpus.Client.GetAsync(next)).Body();
        }

        while (Link(page, "previous") is { } previous)
        {
            page = await (await corpus.Client.GetAsync(previous)).Body();
            Assert.Equal(seen.Pop(), string.Join(' ', page.Matches()));
        }

        Assert.Empty(seen);
        Assert.NotNull(Link(page, "next"));
    }

    private static string? Link(JsonNode page, string relation) =>
        page["link"]!.AsArray().FirstOrDefault(link => link!["relation"]!.ToString() == relation)?["url"]!.ToString();

    [Fact]
    public async Task A_posted_search_joins_its_body_with_its_address()
    {
        var answer = await corpus.Client.PostAsync(
            FhirClient.Base + "/Patient/_search?gender=female", new FormUrlEncodedContent([new("given", "anna"), new("given", "berta"), new("_summary", "count")]));
        var bundle = await answer.Body();
        Assert.Equal(("1", null), (bundle["total"]!.ToString(), bundle["entry"]));
    }

    [Fact]
    public async Task Several_types_can_be_searched_by_post_and_inside_a_batch_and_the_capability_statement_says_so()
    {
        var posted = await corpus.Client.PostAsync(FhirClient.Base + "/_search?_type=Patient,Location", new FormUrlEncodedContent([new("_id", "a,gate,glu")]));
        Assert.Equal(["gate", "a"], (await posted.Body()).Matches());
        var within = await corpus.Client.PostAsync(FhirClient.Base + "/Patient/b/Observation/_search", new FormUrlEncodedContent([new("_id", "low,glu")]));
        Assert.Equal(["low"], (await within.Body()).Matches());
        var batch = await corpus.Client.PostAsync(FhirClient.Base, FhirClient.Json("""{"resourceType":"Bundle","type":"batch","entry":[{"request":{"method":"GET","url":"?_type=Patient,Location&_id=b"}}]}"""));
        Assert.Equal(["b"], (await batch.Body())["entry"]![0]!["resource"]!.Matches());
        var interactions = (await corpus.Client.Get("metadata"))["rest"]![0]!["interaction"]!.AsArray().Select(one => one!["code"]!.ToString());
        Assert.Contains("search-system", interactions);
    }

    [Fact]
    public async Task The_answer_names_what_was_asked_and_what_was_left_out()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, FhirClient.Base + "/Patient?shoe=1&gender=male");
        request.Headers.Add("Prefer", "handling=lenient");
        var bundle = await (await corpus.Client.SendAsync(request)).Body();
        Assert.EndsWith("/Patient?gender=male", bundle["link"]![0]!["url"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal("1", bundle["total"]!.ToString());
    }

    [Theory]
    [InlineData("Patient?_content:exact=x", "_content")]
    [InlineData("Patient?_filter=x", "_filter")]
    [InlineData("Patient?birthdate=19x0", "birthdate")]
    [InlineData("Patient?birthdate=2026-13", "birthdate")]
    [InlineData("Patient?gender:exact=male", "gender")]
    [InlineData("Observation?value-quantity=x", "value-quantity")]
    [InlineData("Observation?code-value-quantity=a", "code-value-quantity")]
    [InlineData("Location?near=x", "near")]
    [InlineData("Patient?_sort=-", "_sort")]
    [InlineData("Patient?_include=Observation", "_include")]
    [InlineData("Observation?code:below=x", "code:below")]
    [InlineData("Patient?_total=many", "_total")]
    [InlineData("Patient/a/Location", "Patient")]
    [InlineData("?_type=Patient,Observation&gender=male", "gender")]
    [InlineData("?_type=Patient,Nothing", "_type")]
    [InlineData("?_type=Patient,Observation&_sort=date", "_sort")]
    [InlineData("?name=x", "name")]
    [InlineData("Patient/a/*?_type=Location", "Patient")]
    public async Task What_cannot_be_answered_is_refused_with_the_parameter_it_is_about(string query, string expression)
    {
        var answer = await corpus.Client.GetAsync($"{FhirClient.Base}/{query}");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(expression, (await answer.Body())["issue"]![0]!["expression"]![0]!.ToString());
    }

    [Fact]
    public async Task The_capability_statement_lists_no_parameter_that_is_then_refused()
    {
        var types = (await corpus.Client.Get("metadata"))["rest"]![0]!["resource"]!.AsArray();
        foreach (var type in types.Where(one => one!["type"]!.ToString() is "Patient" or "Observation" or "Location" or "Immunization" or "Questionnaire"))
        {
            foreach (var parameter in type!["searchParam"]!.AsArray())
            {
                var value = parameter!["type"]!.ToString() switch
                {
                    "date" => "2026",
                    "number" => "1",
                    "quantity" => "1||kg",
                    "special" => "1|1",
                    "composite" => "a$1",
                    "reference" => "Patient/x",
                    _ => "x",
                };
                var query = $"{type["type"]}?{parameter["name"]}={Uri.EscapeDataString(value)}";
                var answer = await corpus.Client.GetAsync($"{FhirClient.Base}/{query}");
                Assert.True(answer.IsSuccessStatusCode || (value == "a$1" && (await answer.Content.ReadAsStringAsync()).Contains("date-invalid", StringComparison.Ordinal)), query);
            }
        }
    }
}
