using System.Net;
using HealthAssess.Domain.Access;
using static HealthAssess.Tests.Integration.Api.OperationCalls;

namespace HealthAssess.Tests.Integration.Api;

public sealed class OperationParameterTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Theory]
    [InlineData("$match", """{"name":"resource","resource":{"resourceType":"Patient","name":[{"family":"A"}]}},{"name":"onlyCertainMatches","valueCoding":{"code":"true"}}""", "onlyCertainMatches")]
    [InlineData("$match", """{"name":"resource","resource":{"resourceType":"Patient","name":[{"family":"A"}]}},{"name":"count","part":[{"name":"count","valueInteger":1}]}""", "count")]
    [InlineData("{id}/$everything", """{"name":"start","valuePeriod":{"start":"2026-01-01"}}""", "start")]
    [InlineData("$validate", """{"name":"resource","resource":{"resourceType":"Patient"}},{"name":"profile","valueReference":{"reference":"StructureDefinition/a"}}""", "profile")]
    [InlineData("$validate", """{"name":"resource","valueString":"Patient"}""", "resource")]
    [InlineData("{id}/$meta-add", """{"name":"meta","valueString":"x"}""", "meta")]
    [InlineData("{id}/$meta-delete", """{"name":"meta","valueCoding":{"code":"x"}}""", "meta")]
    [InlineData("../ValueSet/$expand", """{"name":"url","valueUri":"http://hl7.org/fhir/ValueSet/link-type"},{"name":"filter","valueCoding":{"code":"x"}}""", "filter")]
    [InlineData("../ValueSet/$expand", """{"name":"valueSet","valueString":"x"}""", "valueSet")]
    public async Task A_parameter_of_another_type_is_refused_by_name_and_not_taken_for_none(string call, string parameters, string name)
    {
        using var client = await site.Client(Roles.Integrator);
        var id = await New(client, """{"resourceType":"Patient","name":[{"family":"Typed"}]}""");
        var answer = await client.PostAsync(
            new Uri(client.BaseAddress!, $"{FhirClient.Base}/Patient/{call.Replace("{id}", id, StringComparison.Ordinal)}"),
            FhirClient.Json($$"""{"resourceType":"Parameters","parameter":[{{parameters}}]}"""));
        Assert.Equal((HttpStatusCode.BadRequest, name), (answer.StatusCode, (await answer.Body())["issue"]![0]!["expression"]![0]!.ToString()));
    }

    [Fact]
    public async Task A_parameter_that_is_no_simple_value_does_not_stand_in_an_address()
    {
        using var client = await site.Client(Roles.Integrator);
        var answer = await client.GetAsync(FhirClient.Base + "/CodeSystem/$lookup?coding=urn:a|b");
        Assert.Equal((HttpStatusCode.BadRequest, "coding"), (answer.StatusCode, (await answer.Body())["issue"]![0]!["expression"]![0]!.ToString()));
    }
}
