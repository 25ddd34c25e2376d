using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage.Index;
using HealthAssess.Storage.Keys;
using HealthAssess.Storage.Reading;
using HealthAssess.Storage.Records;
using Npgsql;

namespace HealthAssess.Storage.Search;

/// <summary>Runs searches.</summary>
internal sealed class Searching(Database database, DataKeys keys, Disclosures disclosures, TimeProvider time)
{
    /// <summary>A cursor is bound to its question, and one that leads back to this with it.</summary>
    private const string Back = "<";

    private readonly SearchSecret secret = new(database.MasterKey);
    private readonly Cursors cursors = new(database.MasterKey);
    private readonly Bodies bodies = new(keys);
    private readonly Including including = new(keys);
    private readonly SharedPages shared = new(database);
    private readonly ContentReading contents = new(database, new Bodies(keys));

    /// <summary>One page of one type, on the connection of a commit: nothing of it is shown.</summary>
    public async Task<Outcome<SearchPage>> Page(Caller caller, string type, string query, NpgsqlConnection connection, CancellationToken cancellation)
    {
        var question = Ask(caller, [type], query, lenient: false);
        var scope = Scope(caller);
        question.Search.WritePage(scope, question.Place);
        return Refused(question, scope) ?? Outcome<SearchPage>.Of(await Whole(caller, question, scope, connection, cancellation));
    }

    /// <summary>The same without a connection of a commit, in a round trip that is shared; null where one statement does not answer it.</summary>
    public async Task<Outcome<Glimpse>?> Glance(Caller caller, string type, string query, CancellationToken cancellation)
    {
        var (question, scope) = (Ask(caller, [type], query, lenient: false), Scope(caller));
        question.Search.WritePage(scope, question.Place);
        if (Refused(question, scope) is { } refused)
        {
            return Outcome<Glimpse>.Refused(refused.Refusals);
        }

        if (!AskedPage.Suffices(question.Search))
        {
            return null;
        }

        var asked = new AskedPage(question.Search, question.IsBack, scope.Sql, cancellation);
        var rows = (await shared.Read(asked)).Rows;
        return Outcome<Glimpse>.Of(new Glimpse(
            await Matches(rows, cancellation),
            rows.Count == 0 && shared.Shares(asked) ? StillUnmatched(Scope(caller), question.Search) : null));
    }

    /// <summary>One page of one type or of several with what it includes, audited before it comes back.</summary>
    public async Task<Outcome<SearchPage>> Shown(Caller caller, IReadOnlyList<string> types, string query, bool lenient, CancellationToken cancellation)
    {
        var question = Ask(caller, types, query, lenient);
        var found = await contents.Of(question.Search, () => Scope(caller), cancellation);
        if (!found.Ok)
        {
            return Outcome<SearchPage>.Refused(found.Refusals);
        }

        question = question with { Contents = found.Value };
        var scope = Scope(caller, question.Contents);
        var note = types.Count > 1 ? "search of several types" : "search " + types[0];
        if (AskedPage.Suffices(question.Search))
        {
            SearchStatement.NotedPage(scope, question.Search.Requests[0], question.Search.Orders[0], question.Place, new Noting(caller, note, Ids.New(time), time.GetUtcNow()));
            return Refused(question, scope) ?? Outcome<SearchPage>.Of(await Traced(caller, note, question, await Light(caller, question, scope, cancellation), cancellation));
        }

        question.Search.WritePage(scope, question.Place);
        if (Refused(question, scope) is { } refused)
        {
            return refused;
        }

        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        var page = await Whole(caller, question, scope, connection, cancellation);
        await connection.CloseAsync();
        if (question.Search.Count == 0)
        {
            await disclosures.Counted(caller, note, await Named(caller, NamedPersons.Of(question.Search), cancellation), cancellation);
            return Outcome<SearchPage>.Of(page);
        }

        await disclosures.Of(caller, note, page.Matches.Concat(page.Included), cancellation);
        return Outcome<SearchPage>.Of(await Traced(caller, note, question, page, cancellation));
    }

    /// <summary>That nothing was found tells of those whom the question names, as well: it leaves a row at each who is not shown.</summary>
    /// <remarks>A row is left though they are hidden or nowhere, so that the time it takes tells nothing. What the product's own workers do not find is told to nobody.</remarks>
    private async Task<SearchPage> Traced(Caller caller, string note, SearchQuestion question, SearchPage page, CancellationToken cancellation)
    {
        if (caller.Kind == CallerKind.Worker)
        {
            return page;
        }

        var shown = page.Matches.Concat(page.Included).Where(one => one.Person is not null);
        if (!shown.Any())
        {
            if (NamedPersons.Of(question.Search) is { IsEmpty: false } named)
            {
                await disclosures.Counted(caller, note, await Named(caller, named, cancellation), cancellation);
            }
        }
        else if (question.Search.Cursor is null && (page.Next is null || question.Search.Total != "none") && NamedPersons.Ids(question.Search) is { Count: > 0 } unshown)
        {
            unshown.ExceptWith(shown.Select(one => one.Person!.Value));
            await Unshown(caller, note, unshown, cancellation);
        }

        return page;
    }

    /// <summary>Audits that the condition of a write was asked and led to nothing.</summary>
    public async Task Asked(Caller caller, string note, string type, string query, CancellationToken cancellation)
    {
        if (NamedPersons.Of(type, query) is { IsEmpty: false } named)
        {
            await disclosures.Counted(caller, note, await Named(caller, named, cancellation), cancellation);
        }
    }

    private async Task Unshown(Caller caller, string note, HashSet<Guid> ids, CancellationToken cancellation)
    {
        if (ids.Count > 0)
        {
            await disclosures.Unshown(caller, note, await Named(caller, new NamedPersons(ids, []), cancellation), cancellation);
        }
    }

    private Task<IReadOnlySet<Guid>> Named(Caller caller, NamedPersons named, CancellationToken cancellation) =>
        NamedLookup.Of(named, () => Scope(caller, new ContentMatches()), database.Source, cancellation);

    private SearchQuestion Ask(Caller caller, IReadOnlyList<string> types, string query, bool lenient)
    {
        var pairs = QueryText.Pairs(query);
        var (understood, ignored) = lenient ? new LenientReading(() => Scope(caller, new ContentMatches())).Of(types, pairs) : (pairs, []);
        var search = AskedSearch.Of(types, understood);
        var (place, isBack) = Begin(caller, search);
        return new SearchQuestion(
            isBack ? search.Reversed() : search, place, isBack, [.. ignored.SelectMany(one => one.Refusals)], [.. ignored.Select(one => (one.Name, one.Value))]);
    }

    private static Outcome<SearchPage>? Refused(SearchQuestion question, SearchScope scope)
    {
        List<Refusal> refusals = [.. question.Search.Refusals, .. scope.Refusals];
        return refusals.Count > 0 ? Outcome<SearchPage>.Refused([.. refusals.DistinctBy(refusal => (refusal.Key, refusal.Expression))]) : null;
    }

    /// <summary>A page that shares its statement's round trip with others'.</summary>
    private async Task<SearchPage> Light(Caller caller, SearchQuestion question, SearchScope scope, CancellationToken cancellation)
    {
        var rows = await shared.Read(new AskedPage(question.Search, question.IsBack, scope.Sql, cancellation));
        Disclosures.Wall(caller, rows.Rows.Exists(row => row.Person is not null));
        return Linked(caller, question, rows, await Matches(rows.Rows, cancellation)) with { Included = await Matches(rows.Included, cancellation) };
    }

    /// <summary>A page with its contents, what comes along and how many there are.</summary>
    private async Task<SearchPage> Whole(Caller caller, SearchQuestion question, SearchScope scope, NpgsqlConnection connection, CancellationToken cancellation)
    {
        var search = question.Search;
        var rows = await PageRows.Read(scope, search, question.IsBack, connection, cancellation);
        var total = search.Count == 0 || search.Total != "none" ? await Total(caller, question, connection, cancellation) : (long?)null;
        var page = Linked(caller, question, rows, await Matches(rows.Rows, cancellation));
        var included = await including.Of(caller, search.Includes, page.Matches, connection, cancellation);
        return page with
        {
            Included = included,
            Total = total ?? page.Total,
            Ignored = Including.IsCut(included) ? [.. page.Ignored, Including.TooMany] : page.Ignored,
        };
    }

    /// <summary>The key of a sealed or erased record is gone: there is nothing to show.</summary>
    private async ValueTask<IReadOnlyList<StoredResource>> Matches(IReadOnlyList<SealedVersion> rows, CancellationToken cancellation)
    {
        var matches = await bodies.Open(rows, cancellation);
        return matches.All(Bodies.IsThere) ? matches : [.. matches.Where(Bodies.IsThere)];
    }

    /// <summary>A page with the places of its neighbours; the only page has counted itself.</summary>
    private SearchPage Linked(Caller caller, SearchQuestion question, PageRows rows, IReadOnlyList<StoredResource> matches) =>
        new(matches, [], null, !rows.More && question.Search.Cursor is null ? rows.Rows.Count : null, question.Ignored)
        {
            Next = rows.After is { } last ? cursors.Write(caller, question.Search.Normal, last) : null,
            Previous = question.Place is not null && rows.Before is { } first ? cursors.Write(caller, Back + question.Search.Normal, first) : null,
            Dropped = question.Dropped,
        };

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

    private static SqlText StillUnmatched(SearchScope scope, AskedSearch search)
    {
        SearchStatement.StillUnmatched(scope, search.Requests[0], search.Orders[0]);
        return scope.Sql;
    }

    private SearchScope Scope(Caller caller, ContentMatches? found = null) => new(caller, secret, time.GetUtcNow()) { Contents = found };

    private async Task<long> Total(Caller caller, SearchQuestion question, NpgsqlConnection connection, CancellationToken cancellation)
    {
        var scope = Scope(caller, question.Contents);
        SearchStatement.Count(scope, question.Search.Requests);
        await using var command = scope.Sql.On(connection);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
