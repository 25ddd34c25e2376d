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
    /// <summary>A cursor is bound to its question, and one that leads back to this with it.</summary>
    private const string Back = "<";

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
        var (place, isBack) = Begin(caller, search);
        search = isBack ? search.Reversed() : search;
        var scope = Scope(caller);
        search.WritePage(scope, place);
        search.Refusals.AddRange(scope.Refusals);
        if (search.Refusals.Count > 0)
        {
            return Outcome<SearchPage>.Refused([.. search.Refusals.DistinctBy(refusal => (refusal.Key, refusal.Expression))]);
        }

        var page = await PageRows.Read(scope, search, isBack, connection, cancellation);
        return Outcome<SearchPage>.Of(await Filled(caller, search, page, [.. ignored.SelectMany(one => one.Refusals)], connection, cancellation) with
        {
            Next = page.After is { } last ? cursors.Write(caller, search.Normal, last) : null,
            Previous = place is not null && page.Before is { } first ? cursors.Write(caller, Back + search.Normal, first) : null,
            Dropped = [.. ignored.Select(one => (one.Name, one.Value))],
        });
    }

    /// <summary>A page with its contents, what comes along and how many there are.</summary>
    private async Task<SearchPage> Filled(
        Caller caller, AskedSearch search, PageRows page, IReadOnlyList<Refusal> ignored, NpgsqlConnection connection, CancellationToken cancellation)
    {
        var total = search.Count == 0 || search.Total != "none" ? await Total(caller, search, connection, cancellation)
            // The only page has counted itself.
            : !page.More && search.Cursor is null ? page.Rows.Count : (long?)null;
        var matches = await bodies.Open(page.Rows, cancellation);
        // The key of a sealed or erased record is gone: there is nothing to show.
        matches = matches.All(Bodies.IsThere) ? matches : [.. matches.Where(Bodies.IsThere)];
        var included = await including.Of(caller, search.Includes, matches, connection, cancellation);
        return new SearchPage(matches, included, null, total, Including.IsCut(included) ? [.. ignored, Including.TooMany] : ignored);
    }

    /// <summary>The place that a cursor stands for, and whether the page is the one before it.</summary>
    private (string?[]? Place, bool IsBack) Begin(Caller caller, AskedSearch search)
    {
        if (search.Cursor is null)
        {
            return (null, false);
        }

        var forward = cursors.Read(caller, search.Normal, search.Cursor);
        var place = forward ?? cursors.Read(caller, Back + search.Normal, search.Cursor);
        if (place?.Length == search.Orders[0].Count)
        {
            return (place, forward is null);
        }

        search.Refusals.Add(new Refusal(RefusalKind.Invalid, "cursor-invalid", "This is no page of this search. Begin with the first page.", "_cursor"));
        return (null, false);
    }

    private SearchScope Scope(Caller caller) => new(caller, secret, time.GetUtcNow());

    private async Task<long> Total(Caller caller, AskedSearch search, NpgsqlConnection connection, CancellationToken cancellation)
    {
        var scope = Scope(caller);
        SearchStatement.Count(scope, search.Requests);
        await using var command = scope.Sql.On(connection);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
