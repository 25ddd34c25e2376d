using System.Net;
using HealthAssess.Domain.Access;

namespace HealthAssess.Tests.Integration.Api;

/// <summary>Resources with more rows of the search index than others have.</summary>
public sealed class FhirLongListTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task A_list_of_twenty_thousand_is_replaced_and_deleted_before_the_database_gives_up()
    {
        using var client = await site.Client(Roles.Client);
        var id = (await (await client.Create("List", Of(Enumerable.Range(0, 20_000)))).Body())["id"]!.ToString();
        Assert.Equal(HttpStatusCode.OK, (await client.PutAsync($"{FhirClient.Base}/List/{id}", FhirClient.Json(Of(Enumerable.Range(20_000, 20_000), id)))).StatusCode);
        Assert.Equal((0, 1), (await Holding(client, 19_999), await Holding(client, 20_000)));
        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync($"{FhirClient.Base}/List/{id}")).StatusCode);
        Assert.Equal(0, await Holding(client, 20_000));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(100)]
    public async Task What_stays_in_a_list_is_found_however_much_is_taken_out(int removed)
    {
        using var client = await site.Client(Roles.Client);
        var first = 100_000 + (removed * 1_000);
        var id = (await (await client.Create("List", Of(Enumerable.Range(first, 100)))).Body())["id"]!.ToString();
        await client.PutAsync($"{FhirClient.Base}/List/{id}", FhirClient.Json(Of(Enumerable.Range(first + removed, 101 - removed), id)));
        Assert.Equal((0, 0, 1), (await Holding(client, first), await Holding(client, first + removed - 1), await Holding(client, first + 100)));
        Assert.Equal(removed < 100 ? 1 : 0, await Holding(client, first + 99));
    }

    [Fact]
    public async Task A_name_of_one_endless_word_is_kept_and_found_by_its_sound()
    {
        using var client = await site.Client(Roles.Client);
        var letters = new Random(7);
        var name = string.Concat(Enumerable.Range(0, 20_000).Select(_ => "bkfmnrstlj"[letters.Next(10)]));
        Assert.Equal(HttpStatusCode.Created, (await client.Create("Patient", $$$"""{"resourceType":"Patient","name":[{"family":"{{{name}}}"}]}""")).StatusCode);
        var found = await (await client.PostAsync($"{FhirClient.Base}/Patient/_search", new FormUrlEncodedContent([new("phonetic", name)]))).Body();
        Assert.Single(found.Ids());
    }

    private static async Task<int> Holding(HttpClient client, int item) =>
        (int)(await client.Get($"List?_summary=count&item=Location/far-{item}"))["total"]!;

    private static string Of(IEnumerable<int> items, string? id = null) => $$"""
        {"resourceType":"List",{{(id is null ? "" : $"\"id\":\"{id}\",")}}"status":"current","mode":"working","entry":[{{string.Join(',', items.Select(Entry))}}]}
        """;

    private static string Entry(int item) => $$$"""{"item":{"reference":"Location/far-{{{item}}}"}}""";
}
