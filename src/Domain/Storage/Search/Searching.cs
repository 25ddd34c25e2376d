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

    /// <summary>One page with what it includes.</summary>
    public async Task<Outcome<SearchPage>> Page(Caller caller, string type, string query, bool lenient, NpgsqlConnection connection, CancellationToken cancellation)
    {
        List<Refusal> refusals = [];
        var request = SearchParsing.Parse(type, query, refusals);
        if (lenient)
        {
            request = Lenient(caller, request, refusals);
        }

        var ignored = lenient ? refusals.ToList() : [];
        refusals = lenient ? [] : refusals;
        var order = Ordering.Of(request, "r");
        var place = request.Cursor is null ? null : cursors.Read(request.Normal, request.Cursor);
        if (request.Cursor is not null && place?.Length != order.Count)
        {
            refusals.Add(new Refusal(RefusalKind.Invalid, "cursor-invalid", "This is no page of this search. Begin with the first page.", "_cursor"));
        }

        var scope = new SearchScope(caller, secret, time.GetUtcNow());
        SearchStatement.Page(scope, request, order, place);
        refusals.AddRange(scope.Refusals);
        if (refusals.Count > 0)
        {
            return Outcome<SearchPage>.Refused(refusals);
        }

        var (rows, places) = request.Count == 0 ? ([], []) : await Run(scope, order.Count, connection, cancellation);
        var more = rows.Count > request.Count;
        var total = request.Count == 0 || request.Total != "none" ? await Total(caller, request, connection, cancellation)
            // The only page has counted itself.
            : !more && request.Cursor is null ? rows.Count : (long?)null;
        var matches = await bodies.Open(more ? rows[..request.Count] : rows, cancellation);
        // The key of a sealed or erased record is gone: there is nothing to show.
        matches = matches.All(Bodies.IsThere) ? matches : [.. matches.Where(Bodies.IsThere)];
        var included = await including.Of(caller, request, matches, connection, cancellation);
        var next = more ? cursors.Write(request.Normal, places[request.Count - 1]) : null;
        return Outcome<SearchPage>.Of(new SearchPage(matches, included, next, total, ignored));
    }

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

    private async Task<long> Total(Caller caller, SearchRequest request, NpgsqlConnection connection, CancellationToken cancellation)
    {
        var scope = new SearchScope(caller, secret, time.GetUtcNow());
        SearchStatement.Count(scope, request);
        await using var command = scope.Sql.On(connection);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>Leaves out the criteria that are not understood and notes them.</summary>
    private SearchRequest Lenient(Caller caller, SearchRequest request, List<Refusal> ignored)
    {
        List<(string, string)> understood = [];
        foreach (var criterion in request.Criteria)
        {
            var trial = new SearchScope(caller, secret, time.GetUtcNow());
            Criterion.Of(trial, "r", request.Type, criterion.Name, criterion.Value);
            ignored.AddRange(trial.Refusals);
            if (trial.Refusals.Count == 0)
            {
                understood.Add(criterion);
            }
        }

        return request with { Criteria = understood };
    }
}
