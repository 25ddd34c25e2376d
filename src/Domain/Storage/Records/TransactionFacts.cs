using HealthAssess.Domain;
using HealthAssess.Domain.Feeds;
using HealthAssess.Domain.Vaccinations;
using HealthAssess.Fhir;
using Npgsql;

namespace HealthAssess.Storage.Records;

/// <summary>What the rules look up, inside the transaction of the commit that they judge.</summary>
internal sealed class TransactionFacts(CommitWork work, CurrentRows rows, IReadOnlyList<PendingWrite> pending, DateTimeOffset now) : IFacts
{
    private const string LockSql = "select lot_number, product, expires, balance, blocked from stock where point_of_entry = $1 and lot = $2 for update";

    private const string FeedsSql = """
        select f.id, f.recipient, f.agreement, f.profile, f.types
        from feed f
        join agreement a on a.id = f.agreement and $3 between a.from_date and a.until_date
        join recipient r on r.id = f.recipient
        left join point_of_entry p on p.id = $1
        where f.active and $2 = any(f.types) and (f.point_of_entry = $1 or (f.point_of_entry is null and r.country = p.country))
        order by f.id
        """;

    private readonly Dictionary<(Guid PointOfEntry, string Type), IReadOnlyList<Feed>> feeds = [];

    /// <inheritdoc/>
    public async ValueTask<Resource?> Read(string type, string id, CancellationToken cancellation)
    {
        if (pending.FirstOrDefault(write => write.Type == type && write.Id == id && write.Answer is null) is { } own)
        {
            return own.Stamped ?? own.Content;
        }

        var row = await rows.Find(await work.InTransaction(cancellation), type, id, cancellation);
        return row is { Deleted: false } ? row.Resource : null;
    }

    /// <inheritdoc/>
    public async ValueTask<StockLot?> LockLot(Guid pointOfEntry, Guid lot, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(LockSql, await work.InTransaction(cancellation));
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = pointOfEntry });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = lot });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation)
            ? new StockLot(pointOfEntry, lot, row.GetString(0), row.GetString(1), row.GetFieldValue<DateOnly>(2), row.GetInt32(3), row.GetBoolean(4))
            : null;
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Feed>> Feeds(Guid pointOfEntry, string type, CancellationToken cancellation)
    {
        // The doses of one visit ask the same.
        if (!feeds.TryGetValue((pointOfEntry, type), out var known))
        {
            feeds[(pointOfEntry, type)] = known = await LoadFeeds(pointOfEntry, type, cancellation);
        }

        return known;
    }

    private async Task<IReadOnlyList<Feed>> LoadFeeds(Guid pointOfEntry, string type, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(FeedsSql, await work.InTransaction(cancellation));
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = pointOfEntry });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = type });
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = DateOnly.FromDateTime(now.UtcDateTime) });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        List<Feed> found = [];
        while (await row.ReadAsync(cancellation))
        {
            found.Add(new Feed(row.GetGuid(0), row.GetGuid(1), row.GetGuid(2), row.GetString(3), row.GetFieldValue<string[]>(4)));
        }

        return found;
    }
}
