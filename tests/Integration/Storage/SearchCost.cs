using System.Globalization;
using System.Text.RegularExpressions;
using HealthAssess.Domain;
using HealthAssess.Storage.Index;
using HealthAssess.Storage.Search;

namespace HealthAssess.Tests.Integration.Storage;

/// <summary>How PostgreSQL answers a search, and how many pages it touches for the first page of results.</summary>
internal static partial class SearchCost
{
    /// <summary>A page, with the audit of what it shows.</summary>
    public static Task<(string Plan, int Pages)> Of(StoreFixture store, string type, string query) => Of(store, type, query, (scope, request) =>
        SearchStatement.NotedPage(scope, request, Ordering.Of(request, "r"), null, new Noting(Callers.Clinician(), "test", Ids.New(TimeProvider.System), TimeProvider.System.GetUtcNow())));

    /// <summary>The question of a conditional create behind its lock.</summary>
    public static Task<(string Plan, int Pages)> OfCondition(StoreFixture store, string type, string query) =>
        Of(store, type, query + "&_count=2", (scope, request) => SearchStatement.StillUnmatched(scope, request, Ordering.Of(request, "r")));

    private static async Task<(string Plan, int Pages)> Of(StoreFixture store, string type, string query, Action<SearchScope, SearchRequest> write)
    {
        var (caller, now) = (Callers.Clinician(), TimeProvider.System.GetUtcNow());
        var scope = new SearchScope(caller, new SearchSecret(PostgresFixture.MasterKey), now);
        List<Refusal> refusals = [];
        var request = SearchParsing.Parse(type, QueryText.Pairs(query), refusals);
        write(scope, request);
        Assert.Empty(scope.Refusals.Concat(refusals));
        await using var connection = await store.Database.Source.OpenConnectionAsync();
        await using var command = scope.Sql.On(connection);
        command.CommandText = "explain (analyze, buffers) " + command.CommandText;
        await using var reader = await command.ExecuteReaderAsync();
        List<string> lines = [];
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(0));
        }

        var plan = string.Join('\n', lines);
        return (plan, Hits().Matches(plan).Max(match => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)));
    }

    [GeneratedRegex(@"Buffers: shared hit=(\d+)")]
    private static partial Regex Hits();
}
