using HealthAssess.Domain.Feeds;
using Npgsql;

namespace HealthAssess.Storage.Records;

/// <summary>The feeds with their agreements, read once; a commit that went by them asks the database whether they still are these.</summary>
internal sealed class FeedBook(NpgsqlDataSource source)
{
    /// <summary>The answer of <c>feeds_are</c> when they are not.</summary>
    public const string Changed = "HA005";

    // The version first: whatever changes while the rest is read makes the commit ask again.
    private const string VersionSql = "select version from feed_book";

    private const string FeedsSql = """
        select f.id, f.recipient, f.agreement, f.profile, f.types, f.point_of_entry, r.country, a.from_date, a.until_date
        from feed f join agreement a on a.id = f.agreement join recipient r on r.id = f.recipient
        where f.active order by f.id
        """;

    private const string PlacesSql = "select id, country from point_of_entry";

    private FeedEdition? edition;

    /// <summary>The edition last read.</summary>
    public async ValueTask<FeedEdition> Current(CancellationToken cancellation) => Volatile.Read(ref edition) ?? await Read(cancellation);

    /// <summary>The next commit reads them anew.</summary>
    public void Forget() => Volatile.Write(ref edition, null);

    private async Task<FeedEdition> Read(CancellationToken cancellation)
    {
        await using var batch = source.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(VersionSql));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(FeedsSql));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(PlacesSql));
        await using var row = await batch.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        var version = row.GetInt64(0);

        await row.NextResultAsync(cancellation);
        List<FeedTerms> feeds = [];
        while (await row.ReadAsync(cancellation))
        {
            feeds.Add(new FeedTerms(
                new Feed(row.GetGuid(0), row.GetGuid(1), row.GetGuid(2), row.GetString(3), row.GetFieldValue<string[]>(4)),
                row.GetFieldValue<Guid?>(5), row.GetString(6), row.GetFieldValue<DateOnly>(7), row.GetFieldValue<DateOnly>(8)));
        }

        await row.NextResultAsync(cancellation);
        Dictionary<Guid, string> countries = [];
        while (await row.ReadAsync(cancellation))
        {
            countries.Add(row.GetGuid(0), row.GetString(1));
        }

        var read = new FeedEdition(version, feeds, countries);
        Volatile.Write(ref edition, read);
        return read;
    }
}

/// <summary>One feed, where it applies and while its agreement is in force.</summary>
internal sealed record FeedTerms(Feed Feed, Guid? PointOfEntry, string Country, DateOnly From, DateOnly Until);

/// <summary>All active feeds at one version of the book.</summary>
internal sealed record FeedEdition(long Version, IReadOnlyList<FeedTerms> Feeds, IReadOnlyDictionary<Guid, string> Countries)
{
    /// <summary>Those that want a type recorded at a Point of Entry on a day: its own, and its country's.</summary>
    public IReadOnlyList<Feed> For(Guid pointOfEntry, string type, DateOnly day) =>
    [
        .. Feeds
            .Where(one => one.From <= day && day <= one.Until && one.Feed.Types.Contains(type)
                && (one.PointOfEntry is { } place ? place == pointOfEntry : Countries.GetValueOrDefault(pointOfEntry) == one.Country))
            .Select(one => one.Feed),
    ];
}
