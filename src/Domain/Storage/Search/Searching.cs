using HealthAssess.Domain;
using HealthAssess.Storage.Index;
using HealthAssess.Storage.Keys;
using HealthAssess.Storage.Reading;
using HealthAssess.Storage.Records;
using Npgsql;

namespace HealthAssess.Storage.Search;

/// <summary>Runs searches.</summary>
internal sealed class Searching(Database database, DataKeys keys, TimeProvider time)
{
    private readonly SearchSecret secret = new(database.MasterKey);
    private readonly Cursors cursors = new(database.MasterKey);
    private readonly Bodies bodies = new(keys);
    private readonly Including including = new(keys);

    /// <summary>One page of one type with what it includes.</summary>
    public Task<Outcome<SearchPage>> Page(Caller caller, string type, string query, bool lenient, NpgsqlConnection connection, CancellationToken cancellation) =>
        Page(caller, [type], query, lenient, connection, cancellation);

    /// <summary>One page of one type or of several with what it includes.</summary>
    public async Task<Outcome<SearchPage>> Page(
        Caller caller, IReadOnlyList<string> types, string query, bool lenient, NpgsqlConnection connection, CancellationToken cancellation)
    {
        var pairs = QueryText.Pairs(query);
        var (understood, ignored) = lenient ? new LenientReading(() => Scope(caller)).Of(types, pairs) : (pairs, []);
        var search = AskedSearch.Of(types, understood);
        var place = search.Cursor is null ? null : cursors.Read(search.Normal, search.Cursor);
        if (search.Cursor is not null && place?.Length != search.Orders[0].Count)
        {
            search.Refusals.Add(new Refusal(RefusalKind.Invalid, "cursor-invalid", "This is no page of this search. Begin with the first page.", "_cursor"));
        }

        var scope = Scope(caller);
        search.WritePage(scope, place);
        search.Refusals.AddRange(scope.Refusals);
        if (search.Refusals.Count > 0)
        {
            return Outcome<SearchPage>.Refused([.. search.Refusals.DistinctBy(refusal => (refusal.Key, refusal.Expression))]);
        }

        var (rows, places) = search.Count == 0 ? ([], []) : await Run(scope, search.Orders[0].Count, connection, cancellation);
        var more = rows.Count > search.Count;
        var total = search.Count == 0 || search.Total != "none" ? await Total(caller, search, connection, cancellation)
            // The only page has counted itself.
            : !more && search.Cursor is null ? rows.Count : (long?)null;
        var matches = await bodies.Open(more ? rows[..search.Count] : rows, cancellation);
        // The key of a sealed or erased record is gone: there is nothing to show.
        matches = matches.All(Bodies.IsThere) ? matches : [.. matches.Where(Bodies.IsThere)];
        var included = await including.Of(caller, search.Includes, matches, connection, cancellation);
        var next = more ? cursors.Write(search.Normal, places[search.Count - 1]) : null;
        return Outcome<SearchPage>.Of(new SearchPage(matches, included, next, total, [.. ignored.SelectMany(one => one.Refusals), .. Including.IsCut(included) ? [Including.TooMany] : Array.Empty<Refusal>()])
        {
            Dropped = [.. ignored.Select(one => (one.Name, one.Value))],
        });
    }

    private SearchScope Scope(Caller caller) => new(caller, secret, time.GetUtcNow());

    private static async Task<(List<SealedVersion> Rows, List<string?[]> Places)> Run(
        SearchScope scope, int terms, NpgsqlConnection connection, CancellationToken cancellation)
    {
        List<SealedVersion> rows = [];
        List<string?[]> places = [];
        await using var command = scope.Sql.On(connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(StoredRow.Read(reader));
            var place = new string?[terms];
            for (var i = 0; i < terms; i++)
            {
                place[i] = reader.GetString(StoredRow.Count + i);
            }

            places.Add(place);
        }

        return (rows, places);
    }

    private async Task<long> Total(Caller caller, AskedSearch search, NpgsqlConnection connection, CancellationToken cancellation)
    {
        var scope = Scope(caller);
        SearchStatement.Count(scope, search.Requests);
        await using var command = scope.Sql.On(connection);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
