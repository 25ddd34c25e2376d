using System.Net;
using System.Text.Json.Nodes;
using HealthAssess.Domain.Access;
using static HealthAssess.Tests.Integration.Api.OperationCalls;

namespace HealthAssess.Tests.Integration.Api;

/// <summary>Value sets, code systems and concept maps are asked as R4's operations say.</summary>
public sealed class TerminologyOperationTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task Terminology_that_is_loaded_expands_is_looked_up_translates_and_searches()
    {
        using var client = await site.Client(Roles.Integrator);
        await New(client, """{"resourceType":"CodeSystem","url":"urn:cs","version":"1","name":"Fruit","status":"active","content":"complete","concept":[{"code":"fruit","display":"Fruit","concept":[{"code":"apple","display":"Apple","concept":[{"code":"cox","display":"Cox"}]},{"code":"pear","display":"Pear"}]},{"code":"stone","display":"Stone"}]}""");
        await New(client, """{"resourceType":"ValueSet","url":"urn:vs","status":"active","compose":{"include":[{"system":"urn:cs","filter":[{"property":"concept","op":"is-a","value":"fruit"}]}],"exclude":[{"system":"urn:cs","concept":[{"code":"pear"}]}]}}""");
        await New(client, """{"resourceType":"ConceptMap","url":"urn:cm","status":"active","group":[{"source":"urn:cs","target":"urn:other","element":[{"code":"apple","target":[{"code":"A","equivalence":"equivalent"}]}]}]}""");
        var expanded = await client.Get("ValueSet/$expand?url=urn:vs");
        Assert.Equal(["fruit", "apple", "cox"], expanded["expansion"]!["contains"]!.AsArray().Select(one => one!["code"]!.ToString()));
        Assert.Equal("1", (await client.Get("ValueSet/$expand?url=urn:vs&filter=cox"))["expansion"]!["total"]!.ToString());
        Assert.Equal("4", (await client.Get("ValueSet/$expand?url=http://hl7.org/fhir/ValueSet/administrative-gender"))["expansion"]!["total"]!.ToString());
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(FhirClient.Base + "/ValueSet/$expand?url=urn:none")).StatusCode);
        var found = await client.Get("CodeSystem/$lookup?system=urn:cs&code=cox");
        Assert.Contains(found["parameter"]!.AsArray(), one => one!["name"]!.ToString() == "display" && one["valueString"]!.ToString() == "Cox");
        Assert.Equal("true", (await client.Get("ConceptMap/$translate?system=urn:cs&code=apple"))["parameter"]![0]!["valueBoolean"]!.ToString());
        Assert.Equal("false", (await client.Get("ConceptMap/$translate?system=urn:cs&code=pear"))["parameter"]![0]!["valueBoolean"]!.ToString());

        foreach (var code in new[] { "cox", "pear", "stone" })
        {
            await New(client, $$$"""{"resourceType":"Medication","code":{"coding":[{"system":"urn:cs","code":"{{{code}}}"}]}}""");
        }

        Assert.Single((await client.Get("Medication?code:in=urn:vs")).Ids());
        Assert.Equal(2, (await client.Get("Medication?code:below=urn:cs|fruit")).Ids().Count);
        Assert.Single((await client.Get("Medication?code:above=urn:cs|cox")).Ids());
        Assert.Equal((await client.Get("Medication?_count=500")).Ids().Count - 1, (await client.Get("Medication?code:not-in=urn:vs&_count=500")).Ids().Count);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync(FhirClient.Base + "/Medication?code:in=urn:none")).StatusCode);

        // Several at once, and a value set by its reference.
        var set = (await client.Get("ValueSet?url=urn:vs")).Ids()[0];
        await New(client, """{"resourceType":"ValueSet","url":"urn:vs-2","status":"active","compose":{"include":[{"system":"urn:cs","concept":[{"code":"pear"}]}]}}""");
        Assert.Equal(2, (await client.Get("Medication?code:in=urn:vs,urn:vs-2")).Ids().Count);
        Assert.Single((await client.Get($"Medication?code:in=ValueSet/{set}")).Ids());
        Assert.Single((await client.Get($"Medication?code:in={Uri.EscapeDataString(client.BaseAddress + "fhir/R4/ValueSet/" + set)}")).Ids());
        Assert.Equal(3, (await client.Get("Medication?code:below=urn:cs|fruit,urn:cs|stone")).Ids().Count);

        // The same in a filter, by itself, among others, and behind a reference.
        async Task<string> Filtered(string type, string filter) => string.Join(' ', ((await client.Get($"{type}?_count=500&_filter={Uri.EscapeDataString(filter)}"))["entry"]?.AsArray().ToArray() ?? [])
            .Select(entry => entry!["resource"]!["code"]?["coding"]?[0]!["code"]!.ToString() ?? "statement").Order(StringComparer.Ordinal));
        Assert.Equal("cox", await Filtered("Medication", "code in urn:vs"));
        Assert.Equal("cox pear", await Filtered("Medication", "code ss urn:cs|fruit"));
        Assert.Equal("cox", await Filtered("Medication", "code sb \"urn:cs|cox\""));
        Assert.Equal("pear stone", await Filtered("Medication", "(code ss urn:cs|fruit or code eq stone) and code ni urn:vs"));
        var cox = (await client.Get("Medication?code=urn:cs|cox")).Ids()[0];
        var patient = await New(client, """{"resourceType":"Patient"}""");
        await New(client, $$$"""{"resourceType":"MedicationStatement","status":"active","medicationReference":{"reference":"Medication/{{{cox}}}"},"subject":{"reference":"Patient/{{{patient}}}"}}""");
        Assert.Equal("statement", await Filtered("MedicationStatement", "medication.code in urn:vs"));
        Assert.Equal("", await Filtered("MedicationStatement", "medication.code ni urn:vs"));
        foreach (var refused in new[] { "code in urn:none", "status in urn:vs and code in", "id in urn:vs or form ss fruit", "code ss urn:cs" })
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync($"{FhirClient.Base}/Medication?_filter={Uri.EscapeDataString(refused)}")).StatusCode);
        }
    }

    [Fact]
    public async Task Asked_backward_a_map_says_wider_where_it_says_narrower_forward()
    {
        using var client = await site.Client(Roles.Integrator);
        await New(client, """
            {"resourceType":"ConceptMap","url":"urn:turned-map","status":"active","group":[{"source":"urn:turned-from","target":"urn:turned-to",
             "element":[{"code":"fruit","target":[{"code":"apple","equivalence":"narrower","comment":"One of many."}]},{"code":"meal","target":[{"code":"apple","equivalence":"equal"}]}]}]}
            """);
        var forward = await client.Get("ConceptMap/$translate?url=urn:turned-map&system=urn:turned-from&code=fruit");
        Assert.Contains("\"valueCode\":\"narrower\"", forward.ToJsonString(), StringComparison.Ordinal);
        var backward = (await client.Get("ConceptMap/$translate?url=urn:turned-map&system=urn:turned-to&code=apple&reverse=true")).ToJsonString();
        Assert.Contains("\"valueCode\":\"wider\"", backward, StringComparison.Ordinal);
        Assert.Contains("\"valueCode\":\"equal\"", backward, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Codes_are_validated_subsumed_expanded_and_translated_as_R4_says()
    {
        using var client = await site.Client(Roles.Integrator);
        await New(client, """
            {"resourceType":"CodeSystem","url":"urn:veg","version":"2","name":"Veg","status":"active","content":"complete","concept":[
             {"code":"root","display":"Root","property":[{"code":"notSelectable","valueBoolean":true}],"concept":[
              {"code":"beet","display":"Beet","designation":[{"language":"fr","value":"Betterave"}],"property":[{"code":"weight","valueInteger":5}]},
              {"code":"swede","display":"Swede","property":[{"code":"inactive","valueBoolean":true}]}]}]}
            """);
        await New(client, """{"resourceType":"ValueSet","url":"urn:veg-vs","version":"1","status":"active","compose":{"include":[{"system":"urn:veg","filter":[{"property":"code","op":"regex","value":"(b|s|r).*"}]}]}}""");
        await New(client, """
            {"resourceType":"ConceptMap","url":"urn:veg-map","status":"active","group":[{"source":"urn:veg","target":"urn:plate","unmapped":{"mode":"fixed","code":"rest"},
             "element":[{"code":"beet","target":[{"code":"red","equivalence":"equal","dependsOn":[{"property":"urn:cooked","value":"yes"}]}]}]}]}
            """);
        async Task<string> Said(string address, string name) =>
            (await client.Get(address))["parameter"]!.AsArray().First(one => one!["name"]!.ToString() == name)!.AsObject().First(pair => pair.Key.StartsWith("value", StringComparison.Ordinal)).Value!.ToString();
        async Task<IEnumerable<JsonNode>> Expanded(string view) => (await client.Get("ValueSet/$expand?url=urn:veg-vs" + view))["expansion"]!["contains"]!.AsArray().Select(one => one!);

        Assert.Equal("true", await Said("ValueSet/$validate-code?url=urn:veg-vs&system=urn:veg&code=beet&display=betterave", "result"));
        Assert.Equal("Beet", await Said("ValueSet/$validate-code?url=urn:veg-vs&system=urn:veg&code=beet&display=Swede", "display"));
        Assert.Equal("false", await Said("ValueSet/$validate-code?url=urn:veg-vs&system=urn:veg&code=root&abstract=false", "result"));
        Assert.Equal("false", await Said("CodeSystem/$validate-code?url=urn:veg&code=leek", "result"));
        Assert.Equal("subsumes", await Said("CodeSystem/$subsumes?system=urn:veg&codeA=root&codeB=beet", "outcome"));
        Assert.Equal("subsumed-by", await Said("CodeSystem/$subsumes?system=urn:veg&codeA=beet&codeB=root", "outcome"));
        Assert.Equal("Betterave", await Said("CodeSystem/$lookup?system=urn:veg&code=beet&displayLanguage=fr", "display"));
        Assert.Contains("\"valueInteger\":5", (await client.Get("CodeSystem/$lookup?system=urn:veg&code=beet&property=weight")).ToJsonString());
        Assert.Equal(["Root", "Betterave"], (await Expanded("&activeOnly=true&displayLanguage=fr")).Select(one => one["display"]!.ToString()));
        Assert.Equal("Betterave", (await Expanded("&filter=bee&includeDesignations=true")).Single()["designation"]![0]!["value"]!.ToString());
        Assert.True((await Expanded("&count=1")).Single()["abstract"]!.GetValue<bool>());
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(FhirClient.Base + "/ValueSet/$expand?url=urn:veg-vs&valueSetVersion=9")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync(FhirClient.Base + "/ValueSet/$expand?url=urn:veg-vs&activeOnly=perhaps")).StatusCode);
        Assert.Equal("false", await Said("ConceptMap/$translate?url=urn:veg-map&system=urn:veg&code=beet", "result"));
        Assert.Contains("rest", (await client.Get("ConceptMap/$translate?url=urn:veg-map&system=urn:veg&code=swede")).ToJsonString(), StringComparison.Ordinal);
        var cooked = await Post(client, "ConceptMap/$translate", """{"resourceType":"Parameters","parameter":[{"name":"url","valueUri":"urn:veg-map"},{"name":"coding","valueCoding":{"system":"urn:veg","code":"beet"}},{"name":"dependency","part":[{"name":"element","valueUri":"urn:cooked"},{"name":"concept","valueCodeableConcept":{"coding":[{"code":"yes"}]}}]}]}""");
        Assert.Contains("\"red\"", cooked.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expansion_of_too_many_codes_is_too_costly_and_comes_by_the_page()
    {
        using var client = await site.Client(Roles.Integrator);
        var codes = string.Join(',', Enumerable.Range(0, 20_001).Select(number => $$"""{"code":"c{{number}}"}"""));
        await New(client, $$"""{"resourceType":"CodeSystem","url":"urn:crowd","name":"Crowd","status":"active","content":"complete","concept":[{{codes}}]}""");
        const string all = """{"resourceType":"Parameters","parameter":[{"name":"valueSet","resource":{"resourceType":"ValueSet","status":"draft","compose":{"include":[{"system":"urn:crowd"}]}}}""";
        Assert.Equal("too-costly", (await Post(client, "ValueSet/$expand", all + "]}"))["issue"]![0]!["code"]!.ToString());
        var page = await Post(client, "ValueSet/$expand", all + """,{"name":"count","valueInteger":2},{"name":"offset","valueInteger":20000}]}""");
        Assert.Equal(("c20000", "20001"), (page["expansion"]!["contains"]!.AsArray().Single()!["code"]!.ToString(), page["expansion"]!["total"]!.ToString()));
    }
}
