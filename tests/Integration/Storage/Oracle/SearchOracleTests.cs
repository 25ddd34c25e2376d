using System.Text.Json.Nodes;
using HealthAssess.Domain;
using HealthAssess.Fhir;

namespace HealthAssess.Tests.Integration.Storage.Oracle;

/// <summary>Random resources and random questions: what the store answers must be what the specification's own words give.</summary>
/// <remarks>http://hl7.org/fhir/R4/search.html. SEARCH_ORACLE_SEEDS=1-500 runs more of them by hand, SEARCH_ORACLE_WORLD=7 over other resources.</remarks>
public sealed class SearchOracleTests(StoreFixture store) : IClassFixture<StoreFixture>
{
    private const int Each = 14;
    private const int Questions = 300;
    private const int Includes = 60;

    [Fact]
    public async Task Random_questions_find_what_the_specification_says()
    {
        var resources = await Written(World);
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

    [Fact]
    public async Task Random_includes_bring_what_the_specification_says()
    {
        var resources = await Written(World);
        List<string> differences = [];
        foreach (var seed in Seeds())
        {
            var queries = new RandomQueries(seed, resources);
            for (var n = 0; n < Includes && differences.Count < 20; n++)
            {
                var (type, criteria) = queries.Next();
                var includes = queries.Includes(type);
                List<JsonObject> matches = [.. Spec(resources).Find(type, criteria)];
                var expected = string.Join(' ', new SpecInclude(resources, includes).Of(type, matches).Select(Address).Order(StringComparer.Ordinal));
                var page = (await store.Reader.Search(Callers.Clinician(), type, Text([.. criteria, .. includes]) + "&_count=1000", default)).Value;
                Assert.Empty(page.Matches.Select(one => (one.Type, one.Id, one.Version)).Intersect(page.Included.Select(one => (one.Type, one.Id, one.Version))));
                Assert.Distinct(page.Included.Select(one => (one.Type, one.Id, one.Version)));
                // An older version that a reference names comes beside the current one.
                List<string> found = [.. page.Included.Select(one => $"{one.Type}/{one.Id}").Distinct().Except(page.Matches.Select(one => $"{one.Type}/{one.Id}"))];
                if (string.Join(' ', found.Order(StringComparer.Ordinal)) is var all && all != expected)
                {
                    differences.Add($"{type}?{string.Join('&', criteria.Concat(includes).Select(one => $"{one.Name}={one.Value}"))}\n  spec:  {expected}\n  found: {all}");
                }
            }
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    [Fact]
    public async Task Each_page_brings_what_its_own_matches_point_to()
    {
        var resources = await Written(World);
        (string, string)[] includes = [("_include", "Observation:*"), ("_revinclude:iterate", "Observation:has-member")];
        List<string> seen = [];
        string? cursor = null;
        do
        {
            var page = (await store.Reader.Search(Callers.Clinician(), "Observation", Text([.. includes, ("_count", "3"), .. cursor is null ? Array.Empty<(string, string)>() : [("_cursor", cursor)]]), default)).Value;
            var ids = page.Matches.Select(one => one.Id).ToHashSet();
            seen.AddRange(ids);
            var expected = new SpecInclude(resources, includes).Of("Observation", [.. resources.Where(one => SpecSearch.TypeOf(one) == "Observation" && ids.Contains(Id(one)))]);
            Assert.Equal(expected.Select(Address).Order(StringComparer.Ordinal), page.Included.Select(one => $"{one.Type}/{one.Id}").Order(StringComparer.Ordinal));
            cursor = page.Next;
        }
        while (cursor is not null);

        Assert.Equal(Each, seen.Distinct().Count());
    }

    [Fact]
    public async Task Pages_show_every_match_once_and_in_order_though_others_write_meanwhile()
    {
        var resources = await Written(World);
        var random = new RandomResources(7);
        foreach (var (type, keys) in SpecOrder.Keys.Select(text => (text.Split(':')[0], text.Split(':')[1])))
        {
            Dictionary<string, JsonObject> all = resources.Where(one => SpecSearch.TypeOf(one) == type).ToDictionary(Id);
            List<string> seen = [];
            var query = $"_sort={keys}&_count={random.Pick(1, 3, 4)}";
            string? cursor = null;
            do
            {
                var page = (await store.Reader.Search(Callers.Clinician(), type, cursor is null ? query : $"{query}&_cursor={Uri.EscapeDataString(cursor)}", default)).Value;
                seen.AddRange(page.Matches.Select(match => match.Id));
                // A new version with the same values: it stays where it was.
                await store.Commit(ChangeSet.Of(Change.Update(Resource.Parse(random.Pick([.. all.Values]).ToJsonString()))));
                cursor = page.Next;
            }
            while (cursor is not null);

            Assert.Equal(all.Keys.Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
            Assert.All(seen.Zip(seen.Skip(1)), pair => Assert.True(SpecOrder.Compare(all[pair.First], all[pair.Second], keys) <= 0, $"{type} by {keys}: {all[pair.First].ToJsonString()}, {all[pair.Second].ToJsonString()}"));
        }
    }

    private static SpecSearch Spec(IReadOnlyList<JsonObject> resources) => new(resources, TimeProvider.System.GetUtcNow().UtcDateTime);

    private static string Address(JsonObject resource) => $"{SpecSearch.TypeOf(resource)}/{Id(resource)}";

    private static string Id(JsonObject resource) => resource["id"]!.ToString();

    private static string Text(IEnumerable<(string Name, string Value)> criteria) =>
        string.Join('&', criteria.Select(one => $"{Uri.EscapeDataString(one.Name)}={Uri.EscapeDataString(one.Value)}"));

    private static int World => int.Parse(Environment.GetEnvironmentVariable("SEARCH_ORACLE_WORLD") ?? "1", null);

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
