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

    /// <summary>As many contents as are held at a time.</summary>
    private const int Together = 20;

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

        var (matches, looked) = (new ContentMatches(), 0);
        foreach (var request in search.Requests)
        {
            var scope = scopes();
            SearchStatement.Candidates(scope, request with { Criteria = [.. request.Criteria.Where(one => !IsContent(one))] }, Most + 1);
            // What is wrong with the rest of the question is said where that is asked.
            looked += scope.Refusals.Count > 0 ? 0 : await Look(request, scope, Most - looked, matches, cancellation);
            if (looked > Most)
            {
                return new Refusal(
                    RefusalKind.TooCostly, "content-costly", "'_content' looks through 5,000 resources at most. Ask for less: of one traveller, of a code, or of a time.", ContentWords.Parameter);
            }
        }

        return Outcome<ContentMatches?>.Of(matches);
    }

    /// <summary>Goes through what was found, never holding more of it than a handful. How many there were; one more than so many where there are too many.</summary>
    private async Task<int> Look(SearchRequest request, SearchScope scope, int most, ContentMatches matches, CancellationToken cancellation)
    {
        List<(string Value, ContentWords Words)> asked = [.. request.Criteria.Where(IsContent).Select(one => (one.Value, new ContentWords(one.Value)))];
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        await using var command = scope.Sql.On(connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        List<SealedVersion> rows = new(Together);
        var read = 0;
        while (await reader.ReadAsync(cancellation))
        {
            if (++read > most)
            {
                return read;
            }

            rows.Add(StoredRow.Read(reader));
            if (rows.Count == Together)
            {
                await Look(request.Type, asked, rows, matches, cancellation);
                rows.Clear();
            }
        }

        await Look(request.Type, asked, rows, matches, cancellation);
        return read;
    }

    private async Task Look(string type, List<(string Value, ContentWords Words)> asked, List<SealedVersion> rows, ContentMatches matches, CancellationToken cancellation)
    {
        foreach (var (row, stored) in rows.Zip(await bodies.Open(rows, cancellation)))
        {
            var words = Bodies.IsThere(stored) ? ContentWords.Of(stored.Json) : [];
            foreach (var (value, _) in asked.Where(one => one.Words.Fit(words)))
            {
                matches.Add(type, value, row.Key);
            }
        }
    }

    private static bool IsContent((string Name, string Value) criterion) => criterion.Name == ContentWords.Parameter;
}
