using System.Net;
using HealthAssess.Domain.Access;
using static HealthAssess.Tests.Integration.Api.OperationCalls;

namespace HealthAssess.Tests.Integration.Api;

public sealed class VitalSignTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Theory]
    [InlineData("Observation/$validate", "")]
    [InlineData("Observation/$validate?profile=http://hl7.org/fhir/StructureDefinition/heartrate", "")]
    [InlineData("Observation/$validate", """ "meta":{"profile":["http://hl7.org/fhir/StructureDefinition/heartrate"]}, """)]
    public async Task Validate_holds_a_vital_sign_against_the_profile_that_R4_has_for_it_and_a_write_keeps_it_all_the_same(string address, string meta)
    {
        using var client = await site.Client(Roles.Integrator);
        var id = await New(client, """{"resourceType":"Patient","name":[{"family":"Pulse"}]}""");
        var pulse = $$$"""{"resourceType":"Observation",{{{meta}}}"status":"final","code":{"coding":[{"system":"http://loinc.org","code":"8867-4"}]},"subject":{"reference":"Patient/{{{id}}}"},"effectiveDateTime":"2026-03-04","valueQuantity":{"value":80,"unit":"/min","system":"http://unitsofmeasure.org","code":"/min"}}""";
        var findings = await Post(client, address, pulse);
        Assert.Contains(findings["issue"]!.AsArray(), issue => issue!["severity"]!.ToString() == "error" && issue["details"]!["text"]!.ToString().Contains("category", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Created, (await client.Create("Observation", pulse)).StatusCode);
    }
}
