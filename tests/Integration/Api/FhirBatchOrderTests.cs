using HealthAssess.Domain.Access;

namespace HealthAssess.Tests.Integration.Api;

/// <summary>Neighbours of a batch run at once only where nobody can tell.</summary>
public sealed class FhirBatchOrderTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task Each_entry_of_a_batch_sees_what_those_before_it_wrote()
    {
        using var client = await site.Client(Roles.Client);
        var answer = await Batch(client, [.. Enumerable.Range(0, 12).SelectMany(at => new[]
        {
            Write("PUT", "Patient/batch-order", $$"""{"resourceType":"Patient","id":"batch-order","name":[{"family":"Turn{{at}}"}]}"""),
            """{"request":{"method":"GET","url":"Patient/batch-order"}}""",
            """{"request":{"method":"GET","url":"Patient/batch-order/_history?_summary=count"}}""",
        })]);
        for (var at = 0; at < 12; at++)
        {
            Assert.Equal($"Turn{at}", answer[(3 * at) + 1]!["resource"]!["name"]![0]!["family"]!.ToString());
            Assert.Equal(at + 1, (int)answer[(3 * at) + 2]!["resource"]!["total"]!);
        }
    }

    [Fact]
    public async Task Of_a_create_a_conditional_one_and_a_search_each_finds_what_came_before()
    {
        using var client = await site.Client(Roles.Client);
        const string Patient = """{"resourceType":"Patient","identifier":[{"system":"urn:order","value":"1"}]}""";
        const string Conditional = "\"ifNoneExist\":\"identifier=urn:order|1\"";
        const string Search = """{"request":{"method":"GET","url":"Patient?identifier=urn:order|1"}}""";
        var answer = await Batch(client, [Search, Write("POST", "Patient", Patient, Conditional), Write("POST", "Patient", Patient, Conditional), Search, Write("POST", "Patient", Patient), Write("POST", "Patient", Patient), Search]);
        Assert.Equal(["200", "201", "200", "200", "201", "201", "200"], answer.Select(entry => entry!["response"]!["status"]!.ToString()[..3]));
        Assert.Equal([0, 1, 3], new[] { 0, 3, 6 }.Select(at => (int)answer[at]!["resource"]!["total"]!));
    }

    [Fact]
    public async Task A_hundred_creates_are_answered_in_their_order()
    {
        using var client = await site.Client(Roles.Client);
        var answer = await Batch(client, [.. Enumerable.Range(0, 100).Select(at => Write("POST", "Patient", $$"""{"resourceType":"Patient","name":[{"family":"Row{{at}}"}]}"""))]);
        Assert.Equal(Enumerable.Range(0, 100).Select(at => $"Row{at}"), answer.Select(entry => entry!["resource"]!["name"]![0]!["family"]!.ToString()));
    }

    private static string Write(string method, string url, string resource, string? further = null) =>
        "{\"resource\":" + resource + $",\"request\":{{\"method\":\"{method}\",\"url\":\"{url}\"{(further is null ? "" : "," + further)}" + "}}";

    private static async Task<System.Text.Json.Nodes.JsonArray> Batch(HttpClient client, IReadOnlyList<string> entries)
    {
        var bundle = $$"""{"resourceType":"Bundle","type":"batch","entry":[{{string.Join(',', entries)}}]}""";
        return (await (await client.PostAsync(FhirClient.Base, FhirClient.Json(bundle))).Body())["entry"]!.AsArray();
    }
}
