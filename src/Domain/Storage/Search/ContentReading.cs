using HealthAssess.Domain;
using HealthAssess.Storage.Reading;
using HealthAssess.Storage.Records;

namespace HealthAssess.Storage.Search;

/// <summary>
/// Answers <c>_content</c> by opening what the rest of the search finds: everything that is stored has content, and an
/// index of it would make each write some dozens of rows longer.
/// </summary>
internal sealed class ContentReading(Database database, Bodies bodies)
{
    /// <summary>As many resources as one search opens.</summary>
    private const int Most = 5000;

    /// <summary>The rows that fit; null where nothing asks for contents.</summary>
    /// <param name="search">The question.</param>
    /// <param name="scopes">Makes the scope of a statement.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Outcome<ContentMatches?>> Of(AskedSearch search, Func<SearchScope> scopes, CancellationToken cancellation)
    {
        if (!search.Requests[0].Criteria.Any(IsContent))
        {
            return Outcome<ContentMatches?>.Of(null);
        }

        var matches = new ContentMatches();
        foreach (var request in search.Requests)
        {
            var scope = scopes();
            SearchStatement.Candidates(scope, request with { Criteria = [.. request.Criteria.Where(one => !IsContent(one))] }, Most + 1);
            // What is wrong with the rest of the question is said where that is asked.
            var rows = scope.Refusals.Count > 0 ? [] : await Rows(scope, cancellation);
            if (rows.Count > Most)
            {
                return new Refusal(
                    RefusalKind.TooCostly, "content-costly", "'_content' looks through 5,000 resources at most. Ask for less: of one traveller, of a code, or of a time.", ContentWords.Parameter);
            }

            await Look(request, rows, matches, cancellation);
        }

        return Outcome<ContentMatches?>.Of(matches);
    }

    private async Task<List<SealedVersion>> Rows(SearchScope scope, CancellationToken cancellation)
    {
        List<SealedVersion> rows = [];
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        await using var command = scope.Sql.On(connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(StoredRow.Read(reader));
        }

        return rows;
    }

    private async Task Look(SearchRequest request, List<SealedVersion> rows, ContentMatches matches, CancellationToken cancellation)
    {
        List<(string Value, ContentWords Words)> asked = [.. request.Criteria.Where(IsContent).Select(one => (one.Value, new ContentWords(one.Value)))];
        foreach (var (row, stored) in rows.Zip(await bodies.Open(rows, cancellation)))
        {
            var words = Bodies.IsThere(stored) ? ContentWords.Of(stored.Json) : [];
            foreach (var (value, _) in asked.Where(one => one.Words.Fit(words)))
            {
                matches.Add(request.Type, value, row.Key);
            }
        }
    }

    private static bool IsContent((string Name, string Value) criterion) => criterion.Name == ContentWords.Parameter;
}
