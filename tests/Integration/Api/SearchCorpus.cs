using System.Text.Json.Nodes;
using HealthAssess.Domain.Access;

namespace HealthAssess.Tests.Integration.Api;

/// <summary>A site with resources whose ids say what they are, written once for all tests of a class.</summary>
public sealed class SearchCorpus : IAsyncLifetime
{
    public const string Anna = """{"resourceType":"Patient","id":"a","active":true,"gender":"female","name":[{"family":"Backslash\\Comma","given":["Anna"]}],"link":[{"other":{"reference":"Patient/mother"},"type":"seealso"}]}""";

    private readonly SiteFixture site = new();

    public HttpClient Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await site.InitializeAsync();
        Client = await site.Client(Roles.Integrator);
        foreach (var json in Resources)
        {
            var resource = JsonNode.Parse(json)!;
            var answer = await Client.PutAsync($"{FhirClient.Base}/{resource["resourceType"]}/{resource["id"]}", FhirClient.Json(json));
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        }
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await site.DisposeAsync();
    }

    private static readonly string[] Resources =
    [
        """{"resourceType":"Location","id":"airport","name":"Airport","position":{"latitude":0.0424,"longitude":32.4435}}""",
        """{"resourceType":"Location","id":"gate","name":"Gate","partOf":{"reference":"Location/airport"},"position":{"latitude":0.3136,"longitude":32.5811}}""",
        """{"resourceType":"Patient","id":"mother","name":[{"family":"Mother"}]}""",
        Anna,
        """{"resourceType":"Patient","id":"b","active":false,"gender":"male","name":[{"family":"Comma","given":["Berta"]}]}""",
        """{"resourceType":"Patient","id":"ab","active":true,"gender":"female","name":[{"family":"Zeta","given":["Anna","Berta"]}]}""",
        """{"resourceType":"Patient","id":"comma","name":[{"family":"Comma, Inc"}],"identifier":[{"system":"urn:pipe","value":"a|b"}]}""",
        """{"resourceType":"Patient","id":"slash","name":[{"family":"Backslash"}]}""",
        """{"resourceType":"Encounter","id":"ea","status":"finished","class":{"code":"AMB"},"subject":{"reference":"Patient/a"},"location":[{"location":{"reference":"Location/gate"}}]}""",
        """{"resourceType":"Encounter","id":"eb","status":"finished","class":{"code":"AMB"},"subject":{"reference":"Patient/b"},"location":[{"location":{"reference":"Location/gate"}}]}""",
        """{"resourceType":"Observation","id":"glu","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"15074-8"}]},"subject":{"reference":"Patient/a"},"encounter":{"reference":"Encounter/ea"},"valueQuantity":{"value":5.4,"unit":"mmol/L","system":"http://unitsofmeasure.org","code":"mmol/L"}}""",
        """{"resourceType":"Observation","id":"high","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"29463-7"}]},"subject":{"reference":"Patient/b"},"encounter":{"reference":"Encounter/eb"},"valueQuantity":{"value":2500,"system":"http://unitsofmeasure.org","code":"g"}}""",
        """{"resourceType":"Observation","id":"low","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"29463-7"}]},"subject":{"reference":"Patient/b"},"valueQuantity":{"value":1500000,"system":"http://unitsofmeasure.org","code":"mg"}}""",
        """{"resourceType":"Observation","id":"both","status":"final","code":{"coding":[{"system":"urn:c","code":"one","display":"First"},{"system":"urn:c","code":"two","display":"Second"}]},"subject":{"reference":"Patient/ab"}}""",
        """{"resourceType":"Observation","id":"ratio","status":"final","code":{"coding":[{"code":"nosystem"}]},"subject":{"reference":"Patient/ab"},"valueQuantity":{"value":-2}}""",
        """{"resourceType":"Provenance","id":"prov","target":[{"reference":"Observation/glu"}],"recorded":"2026-03-02T10:00:00Z","agent":[{"who":{"display":"x"}}]}""",
        """{"resourceType":"Procedure","id":"day","status":"completed","subject":{"reference":"Patient/a"},"performedDateTime":"2026-03-14"}""",
        """{"resourceType":"Procedure","id":"at","status":"completed","subject":{"reference":"Patient/a"},"performedDateTime":"2026-03-14T10:30:00Z"}""",
        """{"resourceType":"Procedure","id":"month","status":"completed","subject":{"reference":"Patient/a"},"performedDateTime":"2026-03"}""",
        """{"resourceType":"Procedure","id":"year","status":"completed","subject":{"reference":"Patient/a"},"performedDateTime":"2026"}""",
        """{"resourceType":"Procedure","id":"week","status":"completed","subject":{"reference":"Patient/a"},"performedPeriod":{"start":"2026-03-08","end":"2026-03-15"}}""",
        """{"resourceType":"Procedure","id":"open","status":"completed","subject":{"reference":"Patient/a"},"performedPeriod":{"start":"2025-06-01"}}""",
        """{"resourceType":"Procedure","id":"undated","status":"completed","subject":{"reference":"Patient/a"}}""",
    ];
}
