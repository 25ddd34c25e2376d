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
        var pairs = QueryText.Pairs(query);
        var (understood, ignored) = lenient ? Lenient(caller, type, pairs) : (pairs, []);
        var request = SearchParsing.Parse(type, understood, refusals);
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
        return Outcome<SearchPage>.Of(new SearchPage(matches, included, next, total, [.. ignored.SelectMany(one => one.Refusals)])
        {
            Dropped = [.. ignored.Select(one => (one.Name, one.Value))],
        });
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

    /// <summary>Leaves out the parameters that are not known here; what is known and makes no sense is an error all the same.</summary>
    /// <remarks>FHIR R4, search.html#errors.</remarks>
    private (IReadOnlyList<(string Name, string Value)> Understood, IReadOnlyList<(string Name, string Value, List<Refusal> Refusals)> Ignored) Lenient(
        Caller caller, string type, IReadOnlyList<(string Name, string Value)> pairs)
    {
        List<(string, string)> understood = [];
        List<(string, string, List<Refusal>)> ignored = [];
        foreach (var pair in pairs)
        {
            var trial = new SearchScope(caller, secret, time.GetUtcNow());
            foreach (var (name, value) in SearchParsing.Parse(type, [pair], trial.Refusals).Criteria)
            {
                Criterion.Of(trial, "r", type, name, value);
            }

            if (trial.Refusals.Count > 0 && trial.Refusals.TrueForAll(refusal => refusal.Kind == RefusalKind.NotSupported))
            {
                ignored.Add((pair.Name, pair.Value, trial.Refusals));
            }
            else
            {
                understood.Add(pair);
            }
        }

        return (understood, ignored);
    }
}
