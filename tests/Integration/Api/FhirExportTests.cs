using System.Net;
using HealthAssess.Domain.Access;

namespace HealthAssess.Tests.Integration.Api;

/// <summary>The life of a Bulk Data export: whose it is, and when it is over.</summary>
public sealed class FhirExportTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    /// <summary>A delete was answered with 405, and anybody could read the status of an address that was made up.</summary>
    [Fact]
    public async Task An_export_that_was_deleted_is_not_there_any_more()
    {
        using var client = await site.Client(Roles.Client);
        var status = await Begin(client);
        var file = (await (await client.GetAsync(status)).Body())["output"]![0]!["url"]!.ToString();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(file)).StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await client.DeleteAsync(status)).StatusCode);
        foreach (var answer in new[] { await client.GetAsync(status), await client.GetAsync(file), await client.DeleteAsync(status) })
        {
            Assert.Equal((HttpStatusCode.NotFound, "OperationOutcome"), (answer.StatusCode, (await answer.Body())["resourceType"]!.ToString()));
        }
    }

    [Fact]
    public async Task An_export_of_somebody_else_is_not_there()
    {
        using var client = await site.Client(Roles.Client);
        using var other = await site.Client(Roles.Client);
        var status = await Begin(client);
        var file = (await (await client.GetAsync(status)).Body())["output"]![0]!["url"]!.ToString();
        Assert.Equal(
            [HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound],
            [(await other.GetAsync(status)).StatusCode, (await other.GetAsync(file)).StatusCode, (await other.DeleteAsync(status)).StatusCode]);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(status)).StatusCode);
    }

    [Fact]
    public async Task A_file_of_a_type_that_was_not_asked_for_is_not_there()
    {
        using var client = await site.Client(Roles.Client);
        var file = (await (await client.GetAsync(await Begin(client))).Body())["output"]![0]!["url"]!.ToString();
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(file.Replace("/Patient", "/Flag", StringComparison.Ordinal))).StatusCode);
    }

    /// <summary>Was taken and not heeded: the files held every element.</summary>
    [Theory]
    [InlineData("_elements=id,gender", "_elements")]
    [InlineData("_summary=true", "_summary")]
    [InlineData("_typeFilter=Immunization%3Fstatus%3Dcompleted", "_typeFilter")]
    public async Task An_export_that_would_show_more_than_was_asked_for_does_not_begin(string asked, string parameter)
    {
        using var client = await site.Client(Roles.Client);
        var refused = await client.GetAsync($"{FhirClient.Base}/Patient/$export?{asked}");
        Assert.Equal((HttpStatusCode.BadRequest, parameter), (refused.StatusCode, (await refused.Body())["issue"]![0]!["expression"]![0]!.ToString()));
        client.DefaultRequestHeaders.Add("Prefer", "handling=lenient");
        var begun = await client.GetAsync($"{FhirClient.Base}/Patient/$export?{asked}");
        Assert.Equal(HttpStatusCode.Accepted, begun.StatusCode);
        Assert.Contains(parameter, string.Join(' ', begun.Headers.Warning), StringComparison.Ordinal);
    }

    private static async Task<Uri> Begin(HttpClient client)
    {
        var begun = await client.GetAsync(FhirClient.Base + "/Patient/$export?_type=Patient");
        Assert.Equal(HttpStatusCode.Accepted, begun.StatusCode);
        return begun.Content.Headers.ContentLocation!;
    }
}
