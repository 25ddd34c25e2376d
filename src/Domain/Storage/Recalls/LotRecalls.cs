using Npgsql;

namespace HealthAssess.Storage.Recalls;

/// <summary>Which lots were recalled.</summary>
public sealed class LotRecalls(Database database)
{
    private const string Columns = "select id, lot, product, lot_number, reason, made, made_by from lot_recall";

    /// <summary>Notes a recall in the transaction that blocks the lot and takes its certificates back. A second recall of a lot changes nothing.</summary>
    /// <remarks>The lock waits for certificates of the lot that are being issued, and keeps others back until the recall is on record.</remarks>
    public static CommitExtra Note(LotRecall recall) => async (connection, transaction, cancellation) =>
    {
        ArgumentNullException.ThrowIfNull(recall);
        await using var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands =
            {
                new("select pg_advisory_xact_lock(hashtextextended($1::text, 0))") { Parameters = { new() { Value = recall.Lot } } },
                new("insert into lot_recall (id, lot, product, lot_number, reason, made, made_by) values ($1, $2, $3, $4, $5, $6, $7) on conflict (lot) do nothing")
                {
                    Parameters =
                    {
                        new() { Value = recall.Id },
                        new() { Value = recall.Lot },
                        new() { Value = recall.Product },
                        new() { Value = recall.LotNumber },
                        new() { Value = recall.Reason },
                        new() { Value = recall.Made.UtcDateTime },
                        new() { Value = (object?)recall.MadeBy ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid },
                    },
                },
            },
        };
        await batch.ExecuteNonQueryAsync(cancellation);
    };

    /// <summary>Every recall with how many certificates it took back, the newest first.</summary>
    public async Task<IReadOnlyList<(LotRecall Recall, int Certificates)>> All(CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand("""
            select r.id, r.lot, r.product, r.lot_number, r.reason, r.made, r.made_by, (select count(*)::int from issued_certificate c where c.lot = r.lot and c.revoked is not null)
            from lot_recall r order by r.made desc
            """);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        List<(LotRecall, int)> recalls = [];
        while (await rows.ReadAsync(cancellation))
        {
            recalls.Add((Read(rows), rows.GetInt32(7)));
        }

        return recalls;
    }

    /// <summary>One recall, or null.</summary>
    public Task<LotRecall?> Find(Guid id, CancellationToken cancellation) => One(" where id = $1", id, cancellation);

    /// <summary>The recall of a lot, or null.</summary>
    public Task<LotRecall?> Of(Guid lot, CancellationToken cancellation) => One(" where lot = $1", lot, cancellation);

    /// <summary>Recalls whose travellers have not all got a notice yet, and where to go on.</summary>
    public async Task<IReadOnlyList<(Guid Id, string? After)>> Unnoticed(CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand("select id, noticed_to from lot_recall where noticed_at is null order by made");
        await using var row = await command.ExecuteReaderAsync(cancellation);
        List<(Guid, string?)> found = [];
        while (await row.ReadAsync(cancellation))
        {
            found.Add((row.GetGuid(0), row.IsDBNull(1) ? null : row.GetString(1)));
        }

        return found;
    }

    /// <summary>Notes how far the notices have come; null when everybody has one.</summary>
    public async Task Noticed(Guid id, string? after, DateTimeOffset at, CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand("update lot_recall set noticed_to = $2, noticed_at = case when $2::text is null then $3 end where id = $1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        command.Parameters.Add(new() { Value = (object?)after ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = at.UtcDateTime });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private async Task<LotRecall?> One(string where, Guid id, CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand(Columns + where);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation) ? Read(row) : null;
    }

    private static LotRecall Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetGuid(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetFieldValue<DateTimeOffset>(5), row.IsDBNull(6) ? null : row.GetGuid(6));
}
