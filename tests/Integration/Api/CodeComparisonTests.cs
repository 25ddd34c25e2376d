using System.Net;
using HealthAssess.Domain.Access;
using static HealthAssess.Tests.Integration.Api.OperationCalls;

namespace HealthAssess.Tests.Integration.Api;

/// <summary>How codes are compared, which version of their system they are of, and what is not known of them.</summary>
public sealed class CodeComparisonTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task Where_a_code_system_says_that_case_does_not_matter_it_does_not_in_any_operation()
    {
        using var client = await site.Client(Roles.Integrator);
        await New(client, """
            {"resourceType":"CodeSystem","url":"urn:loud","version":"1","name":"Loud","status":"active","caseSensitive":false,"content":"complete","property":[{"code":"kin","type":"code"}],
             "concept":[{"code":"Ab","display":"Whole","concept":[{"code":"Cd","display":"Part"}]},{"code":"Ef"}]}
            """);
        await New(client, """{"resourceType":"ValueSet","url":"urn:loud-vs","status":"active","compose":{"include":[{"system":"urn:loud","filter":[{"property":"concept","op":"is-a","value":"aB"}]}]}}""");
        await New(client, """{"resourceType":"ValueSet","url":"urn:loud-listed","status":"active","compose":{"include":[{"system":"urn:loud","concept":[{"code":"AB"},{"code":"EF"}]}],"exclude":[{"system":"urn:loud","concept":[{"code":"ef"}]}]}}""");
        await New(client, """{"resourceType":"ValueSet","url":"urn:loud-regex","status":"active","compose":{"include":[{"system":"urn:loud","filter":[{"property":"code","op":"regex","value":"[ac].*"},{"property":"concept","op":"in","value":"CD,x"}]}]}}""");
        Assert.Equal("true", await Said(client, "CodeSystem/$validate-code?url=urn:loud&code=ab", "result"));
        Assert.Equal("The code system spells it 'Ab'.", await Said(client, "CodeSystem/$validate-code?url=urn:loud&code=ab", "message"));
        Assert.Equal("Whole", await Said(client, "CodeSystem/$lookup?system=urn:loud&code=AB", "display"));
        Assert.Equal("Ef", await Said(client, "CodeSystem/$lookup?system=urn:loud&code=EF", "display"));
        Assert.Equal("equivalent", await Said(client, "CodeSystem/$subsumes?system=urn:loud&codeA=ab&codeB=AB", "outcome"));
        Assert.Equal("subsumes", await Said(client, "CodeSystem/$subsumes?system=urn:loud&codeA=ab&codeB=CD", "outcome"));
        Assert.Equal("subsumed-by", await Said(client, "CodeSystem/$subsumes?system=urn:loud&codeA=cd&codeB=AB", "outcome"));
        Assert.Equal("true", await Said(client, "ValueSet/$validate-code?url=urn:loud-vs&system=urn:loud&code=CD", "result"));
        Assert.Equal("true", await Said(client, "ValueSet/$validate-code?url=urn:loud-listed&system=urn:loud&code=ab", "result"));
        Assert.Equal("false", await Said(client, "ValueSet/$validate-code?url=urn:loud-listed&system=urn:loud&code=ef", "result"));
        Assert.Equal("Ab Cd", await Codes(client, "urn:loud-vs"));
        Assert.Equal("Ab", await Codes(client, "urn:loud-listed"));
        Assert.Equal("Cd", await Codes(client, "urn:loud-regex"));
    }

    [Fact]
    public async Task Where_nothing_is_said_of_it_case_matters()
    {
        using var client = await site.Client(Roles.Integrator);
        await New(client, """{"resourceType":"CodeSystem","url":"urn:quiet","name":"Quiet","status":"active","content":"complete","concept":[{"code":"Ab"}]}""");
        Assert.Equal("false", await Said(client, "CodeSystem/$validate-code?url=urn:quiet&code=ab", "result"));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(FhirClient.Base + "/CodeSystem/$lookup?system=urn:quiet&code=ab")).StatusCode);
    }

    [Theory]
    [InlineData("CodeSystem/$lookup", """{"name":"code","valueCode":"a"},{"name":"system","valueUri":"urn:q"},{"name":"coding","valueCoding":{"system":"urn:q","code":"b"}}""")]
    [InlineData("CodeSystem/$validate-code", """{"name":"url","valueUri":"urn:q"},{"name":"code","valueCode":"a"},{"name":"coding","valueCoding":{"system":"urn:q","code":"b"}}""")]
    [InlineData("ValueSet/$validate-code", """{"name":"url","valueUri":"urn:q"},{"name":"codeableConcept","valueCodeableConcept":{"coding":[{"system":"urn:q","code":"b"}]}},{"name":"coding","valueCoding":{"system":"urn:q","code":"b"}}""")]
    [InlineData("ConceptMap/$translate", """{"name":"code","valueCode":"a"},{"name":"codeableConcept","valueCodeableConcept":{"text":"b"}}""")]
    [InlineData("CodeSystem/$subsumes", """{"name":"codeA","valueCode":"a"},{"name":"codingA","valueCoding":{"system":"urn:q","code":"b"}},{"name":"codeB","valueCode":"c"},{"name":"system","valueUri":"urn:q"}""")]
    [InlineData("CodeSystem/$subsumes", """{"name":"codeA","valueCode":"a"},{"name":"codingB","valueCoding":{"system":"urn:q","code":"b"}},{"name":"codeB","valueCode":"c"},{"name":"system","valueUri":"urn:q"}""")]
    public async Task A_code_is_said_in_one_way_and_only_in_one(string operation, string parameters)
    {
        using var client = await site.Client(Roles.Client);
        var answer = await client.PostAsync($"{FhirClient.Base}/{operation}", FhirClient.Json($$"""{"resourceType":"Parameters","parameter":[{{parameters}}]}"""));
        var issue = (await answer.Body())["issue"]![0]!;
        Assert.Equal((HttpStatusCode.BadRequest, "coding-twice"), (answer.StatusCode, issue["details"]!["coding"]![0]!["code"]!.ToString()));
    }

    [Fact]
    public async Task Of_a_fragment_it_is_said_that_a_code_cannot_be_decided()
    {
        using var client = await site.Client(Roles.Integrator);
        await New(client, """{"resourceType":"CodeSystem","url":"urn:part","name":"Part","status":"active","content":"fragment","concept":[{"code":"a"}]}""");
        await New(client, """{"resourceType":"ValueSet","url":"urn:part-all","status":"active","compose":{"include":[{"system":"urn:part"}]}}""");
        await New(client, """{"resourceType":"ValueSet","url":"urn:part-listed","status":"active","compose":{"include":[{"system":"urn:part","concept":[{"code":"a"}]}]}}""");
        foreach (var address in new[] { "CodeSystem/$validate-code?url=urn:part&code=b", "ValueSet/$validate-code?url=urn:part-all&system=urn:part&code=b" })
        {
            Assert.Equal("false", await Said(client, address, "result"));
            Assert.Contains("fragment", await Said(client, address, "message"), StringComparison.Ordinal);
        }

        Assert.DoesNotContain("fragment", await Said(client, "ValueSet/$validate-code?url=urn:part-listed&system=urn:part&code=b", "message"), StringComparison.Ordinal);
        Assert.Contains("fragment", (await (await client.GetAsync(FhirClient.Base + "/CodeSystem/$lookup?system=urn:part&code=b")).Body()).ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ValueSet", "http://hl7.org/fhir/ValueSet/administrative-gender")]
    [InlineData("CodeSystem", "urn:worded")]
    public async Task A_concept_of_words_only_is_not_a_code_of_it_and_is_told_so(string type, string url)
    {
        using var client = await site.Client(Roles.Integrator);
        await New(client, """{"resourceType":"CodeSystem","url":"urn:worded","name":"Worded","status":"active","content":"complete","concept":[{"code":"a"}]}""");
        var said = await Post(client, type + "/$validate-code", $$$"""{"resourceType":"Parameters","parameter":[{"name":"url","valueUri":"{{{url}}}"},{"name":"codeableConcept","valueCodeableConcept":{"text":"male"}}]}""");
        Assert.Equal(("false", "The concept has no code, only words."), (said["parameter"]![0]!["valueBoolean"]!.ToString(), said["parameter"]![1]!["valueString"]!.ToString()));
    }

    [Fact]
    public async Task A_version_of_a_code_system_is_taken_where_the_value_set_names_none_checked_or_forced()
    {
        using var client = await site.Client(Roles.Integrator);
        await New(client, """{"resourceType":"CodeSystem","url":"urn:ed","version":"1","name":"Ed","status":"active","content":"complete","concept":[{"code":"old"},{"code":"both"}]}""");
        await New(client, """{"resourceType":"CodeSystem","url":"urn:ed","version":"2","name":"Ed","status":"active","content":"complete","concept":[{"code":"both"},{"code":"new"}]}""");
        await New(client, """{"resourceType":"ValueSet","url":"urn:ed-any","status":"active","compose":{"include":[{"system":"urn:ed"}]}}""");
        await New(client, """{"resourceType":"ValueSet","url":"urn:ed-2","status":"active","compose":{"include":[{"system":"urn:ed","version":"2"}]}}""");
        Assert.Equal("both new", await Codes(client, "urn:ed-any"));
        Assert.Equal("old both", await Codes(client, "urn:ed-any", "&system-version=urn:ed|1"));
        Assert.Equal("both new", await Codes(client, "urn:ed-2", "&system-version=urn:ed|1"));
        Assert.Equal("old both", await Codes(client, "urn:ed-2", "&force-system-version=urn:ed|1"));
        Assert.Equal("old both", await Codes(client, "urn:ed-any", "&check-system-version=urn:ed|1"));
        foreach (var (asked, status) in new[]
        {
            ("urn:ed-2&check-system-version=urn:ed|1", HttpStatusCode.UnprocessableEntity),
            ("urn:ed-any&system-version=urn:ed|9", HttpStatusCode.NotFound),
            ("urn:ed-any&system-version=urn:ed", HttpStatusCode.BadRequest),
            ("http://hl7.org/fhir/ValueSet/administrative-gender&force-system-version=http://hl7.org/fhir/administrative-gender|3", HttpStatusCode.NotFound),
            ("urn:ed-any&date=2020-01-01", HttpStatusCode.BadRequest),
        })
        {
            Assert.Equal((asked, status), (asked, (await client.GetAsync($"{FhirClient.Base}/ValueSet/$expand?url={asked}")).StatusCode));
        }

        var parameters = (await client.Get("ValueSet/$expand?url=urn:ed-any&system-version=urn:ed|1"))["expansion"]!["parameter"]!.AsArray();
        Assert.Contains(parameters, one => one!["name"]!.ToString() == "system-version" && one["valueUri"]!.ToString() == "urn:ed|1");
        Assert.Equal("true", await Said(client, "ValueSet/$validate-code?url=urn:ed-any&system=urn:ed&code=old&systemVersion=1", "result"));
        Assert.Equal("false", await Said(client, "ValueSet/$validate-code?url=urn:ed-any&system=urn:ed&code=old", "result"));
        Assert.Contains("version 2", await Said(client, "ValueSet/$validate-code?url=urn:ed-2&system=urn:ed&code=both&systemVersion=1", "message"), StringComparison.Ordinal);
    }

    private static async Task<string> Said(HttpClient client, string address, string name) =>
        (await client.Get(address))["parameter"]!.AsArray().First(one => one!["name"]!.ToString() == name)!.AsObject().First(pair => pair.Key.StartsWith("value", StringComparison.Ordinal)).Value!.ToString();

    private static async Task<string> Codes(HttpClient client, string url, string asked = "") =>
        string.Join(' ', (await client.Get($"ValueSet/$expand?url={url}{asked}"))["expansion"]!["contains"]!.AsArray().Select(one => one!["code"]!.ToString()));
}
