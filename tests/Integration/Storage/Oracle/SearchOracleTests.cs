using System.Text.Json.Nodes;
using HealthAssess.Domain;
using HealthAssess.Fhir;
using HealthAssess.Storage;

namespace HealthAssess.Tests.Integration.Storage.Oracle;

/// <summary>Random resources and random questions: what the store answers must be what the specification's own words give.</summary>
/// <remarks>http://hl7.org/fhir/R4/search.html. SEARCH_ORACLE_SEEDS=1-500 runs more of them by hand.</remarks>
public sealed class SearchOracleTests(StoreFixture store) : IClassFixture<StoreFixture>
{
    private const int Each = 14;
    private const int Questions = 300;

    [Fact]
    public async Task Random_questions_find_what_the_specification_says()
    {
        var resources = await Written(1);
        List<string> differences = [];
        foreach (var seed in Seeds())
        {
            var queries = new RandomQueries(seed, resources);
            for (var n = 0; n < Questions && differences.Count < 40; n++)
            {
                var (type, criteria) = queries.Next();
                var expected = string.Join(' ', Spec(resources).Find(type, criteria).Select(Id).Order(StringComparer.Ordinal));
                var page = await store.Reader.Search(Callers.Clinician(), type, Text(criteria) + "&_count=1000", default);
                var found = page.Ok ? string.Join(' ', page.Value.Matches.Select(one => one.Id).Order(StringComparer.Ordinal)) : page.Refusals[0].Text;
                if (found != expected)
                {
                    differences.Add($"{type}?{string.Join('&', criteria.Select(one => $"{one.Name}={one.Value}"))}\n  spec:  {expected}\n  found: {found}");
                }
            }
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    private static SpecSearch Spec(IReadOnlyList<JsonObject> resources) => new(resources, TimeProvider.System.GetUtcNow().UtcDateTime);

    private static string Id(JsonObject resource) => resource["id"]!.ToString();

    private static string Text(IEnumerable<(string Name, string Value)> criteria) =>
        string.Join('&', criteria.Select(one => $"{Uri.EscapeDataString(one.Name)}={Uri.EscapeDataString(one.Value)}"));

    private static IEnumerable<int> Seeds() => Environment.GetEnvironmentVariable("SEARCH_ORACLE_SEEDS")?.Split('-') is [var first, var last]
        ? Enumerable.Range(int.Parse(first, null), int.Parse(last, null) - int.Parse(first, null) + 1)
        : [1, 2];

    private async Task<IReadOnlyList<JsonObject>> Written(int seed)
    {
        var resources = new RandomResources(seed).Make(Each);
        var written = await store.Commit(ChangeSet.Of([.. resources.Select(one => Change.Update(Resource.Parse(one.ToJsonString())))]));
        Assert.True(written.Ok, string.Join('\n', written.Refusals.Select(refusal => $"{refusal.Expression}: {refusal.Text}")));
        return resources;
    }
}
