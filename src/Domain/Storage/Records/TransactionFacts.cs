using HealthAssess.Domain;
using HealthAssess.Domain.Feeds;
using HealthAssess.Domain.Vaccinations;
using HealthAssess.Fhir;
using Npgsql;

namespace HealthAssess.Storage.Records;

/// <summary>What the rules look up, inside the transaction of the commit that they judge.</summary>
internal sealed class TransactionFacts(
    CommitWork work, CurrentRows rows, FeedBook feeds, IReadOnlyList<PendingWrite> pending, DateTimeOffset now) : IFacts
{
    private const string LockSql = "select lot_number, product, expires, balance, blocked from stock where point_of_entry = $1 and lot = $2 for update";

    private FeedEdition? edition;

    /// <summary>The edition of the feeds that a rule went by, if any did: the commit holds only while it is the current one.</summary>
    public long? FeedsVersion => edition?.Version;

    /// <inheritdoc/>
    public async ValueTask<Resource?> Read(string type, string id, CancellationToken cancellation)
    {
        if (pending.FirstOrDefault(write => write.Type == type && write.Id == id && write.Answer is null) is { } own)
        {
            return own.Next ?? own.Content;
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
    public async ValueTask<bool> IsCertified(string dose, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select exists (select from issued_certificate where dose = $1 and revoked is null)", await work.InTransaction(cancellation));
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = dose });
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <inheritdoc/>
    public async ValueTask<bool> HoldsCertificates(Guid person, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select exists (select from issued_certificate where person = $1 and revoked is null)", await work.InTransaction(cancellation));
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = person });
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <inheritdoc/>
    public async ValueTask<bool> IsMerged(Guid person, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select exists (select from person_link where (person = $1 or survivor = $1) and ended is null)", await work.InTransaction(cancellation));
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = person });
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Feed>> Feeds(Guid pointOfEntry, string type, CancellationToken cancellation)
    {
        edition ??= await feeds.Current(cancellation);
        return edition.For(pointOfEntry, type, DateOnly.FromDateTime(now.UtcDateTime));
    }
}
