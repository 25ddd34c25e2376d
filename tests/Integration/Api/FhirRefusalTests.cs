using System.Net;
using System.Text;
using HealthAssess.Domain.Access;

namespace HealthAssess.Tests.Integration.Api;

/// <summary>What is refused for its form, before anybody looks what it means.</summary>
public sealed class FhirRefusalTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Theory]
    [InlineData("{\"resourceType\":\"Patient\",\"birthDate\":\"1990-13\"}", 400)]
    [InlineData("{\"resourceType\":\"Patient\",\"colour\":\"red\"}", 400)]
    [InlineData("{\"resourceType\":\"Observation\"}", 400)]
    [InlineData("this is no JSON", 400)]
    [InlineData("", 400)]
    public async Task Bad_content_is_refused_with_an_outcome(string body, int status)
    {
        using var client = await site.Client(Roles.Client);
        var answer = await client.PostAsync("/fhir/R4/Patient", FhirClient.Json(body));
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("OperationOutcome", (await answer.Body())["resourceType"]!.ToString());
    }

    [Fact]
    public async Task Fifty_megabytes_are_refused_in_words()
    {
        using var client = await site.Client(Roles.Client);
        var answer = await client.PostAsync("/fhir/R4/Patient", new ByteArrayContent(new byte[50_000_000]) { Headers = { ContentType = new("application/fhir+json") } });
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("too-long", (await answer.Body())["issue"]![0]!["code"]!.ToString());
    }

    [Theory]
    [InlineData("application/fhir+xml", null, 415)]
    [InlineData("application/fhir+json", "application/fhir+xml", 406)]
    public async Task Xml_is_refused(string contentType, string? accept, int status)
    {
        using var client = await site.Client(Roles.Client);
        client.DefaultRequestHeaders.Accept.ParseAdd(accept ?? "*/*");
        var answer = await client.PostAsync("/fhir/R4/Patient", new StringContent(Okello.Text, Encoding.UTF8, contentType));
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("OperationOutcome", (await answer.Body())["resourceType"]!.ToString());
    }

    [Theory]
    [InlineData("/fhir/R4/Claim/1", 404)]
    [InlineData("/fhir/R4/Nonsense/1", 404)]
    [InlineData("/fhir/R5/Patient/1", 404)]
    public async Task What_is_not_here_is_said_to_be_not_here(string address, int status)
    {
        using var client = await site.Client(Roles.Client);
        var answer = await client.GetAsync(address);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("OperationOutcome", (await answer.Body())["resourceType"]!.ToString());
    }

    [Fact]
    public async Task A_register_is_not_for_clients_to_write()
    {
        using var client = await site.Client(Roles.Client);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.PostAsync("/fhir/R4/Location", FhirClient.Json("""{"resourceType":"Location","name":"x"}"""))).StatusCode);
    }
}
