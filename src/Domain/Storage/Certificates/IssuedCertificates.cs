using Npgsql;

namespace HealthAssess.Storage.Certificates;

/// <summary>What was issued, as far as revoking it needs.</summary>
public sealed class IssuedCertificates(Database database, TimeProvider time)
{
    private const string Add = """
        insert into issued_certificate (document, person, dose, lot, key_id, marks, issued, expires, seal_key_id, replaces, revoked, reason)
        select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, case when r.lot is not null then $7 end, case when r.lot is not null then 'lot recalled' end
        from (select) one left join lot_recall r on r.lot = $4
        """;

    /// <summary>Notes certificates in the transaction that issues them, in one round trip.</summary>
    public static CommitExtra Note(params IReadOnlyList<IssuedRow> rows) => async (connection, transaction, cancellation) =>
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        // A recall on its way goes first: what is noted after it is revoked from the start.
        foreach (var lot in rows.Select(row => row.Lot).OfType<Guid>().Distinct().Order())
        {
            batch.BatchCommands.Add(new("select pg_advisory_xact_lock_shared(hashtextextended($1::text, 0))") { Parameters = { new() { Value = lot } } });
        }

        foreach (var row in rows)
        {
            batch.BatchCommands.Add(new(Add)
            {
                Parameters =
                {
                    new() { Value = row.Document },
                    new() { Value = row.Person },
                    new() { Value = row.Dose },
                    new() { Value = (object?)row.Lot ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid },
                    new() { Value = row.KeyId },
                    new() { Value = row.Marks },
                    new() { Value = row.Issued.UtcDateTime },
                    new() { Value = row.Expires.UtcDateTime },
                    new() { Value = (object?)row.SealKeyId ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bytea },
                    new() { Value = (object?)row.Replaces ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid },
                },
            });
        }

        await batch.ExecuteNonQueryAsync(cancellation);
    };

    /// <summary>Revokes one certificate in the transaction that says why. Revoking twice changes nothing.</summary>
    public CommitExtra Revoke(Guid document, string reason) => Revoke("document = $3", new() { Value = document }, reason);

    /// <summary>Revokes what was issued to either of two people while their records were taken for one: nobody can tell whose dose stands on whose name.</summary>
    public CommitExtra RevokeMerged(Guid person, Guid survivor, string reason) => async (connection, transaction, cancellation) =>
    {
        await using var update = new NpgsqlCommand("""
            update issued_certificate c set revoked = $3, reason = $4 from person_link l
            where l.person = $1 and l.survivor = $2 and l.ended is null and c.person in ($1, $2) and c.issued >= l.at and c.revoked is null
            """, connection, transaction)
        {
            Parameters = { new() { Value = person }, new() { Value = survivor }, new() { Value = time.GetUtcNow().UtcDateTime }, new() { Value = reason } },
        };
        await update.ExecuteNonQueryAsync(cancellation);
    };

    /// <summary>Revokes every certificate of a lot, all in one statement: a recall that is interrupted has done nothing and is done again.</summary>
    public CommitExtra RevokeLot(Guid lot, string reason) => Revoke("lot = $3", new() { Value = lot }, reason);

    /// <summary>Revokes everything a lost key has signed, and remembers that it was for the key's sake: these may be issued anew.</summary>
    public CommitExtra RevokeKey(byte[] keyId, string reason) => Update(
        "set revoked = $1, reason = $2, lost_key = true where (key_id = $3 or seal_key_id = $3) and revoked is null", new() { Value = keyId }, reason);

    /// <summary>True when a certificate of this dose is neither revoked nor at its end.</summary>
    public async Task<bool> HasGood(string dose, CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand("select exists (select from issued_certificate where dose = $1 and revoked is null and expires > $2)");
        command.Parameters.Add(new() { Value = dose });
        command.Parameters.Add(new() { Value = time.GetUtcNow().UtcDateTime });
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>When a certificate was revoked, and why; null while it is good.</summary>
    public async Task<(DateTimeOffset At, string Reason)?> Revoked(Guid document, CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand("select revoked, reason from issued_certificate where document = $1 and revoked is not null");
        command.Parameters.Add(new() { Value = document });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation) ? (row.GetFieldValue<DateTimeOffset>(0), row.GetString(1)) : null;
    }

    /// <summary>Marks of everything revoked and not yet expired, for the published list; with a day, only of what was revoked on it (UTC).</summary>
    /// <remarks>What has expired by itself need not be listed: the check of its end refuses it.</remarks>
    public async Task<IReadOnlyList<long>> Marks(DateOnly? day, CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand("""
            select unnest(marks) from issued_certificate
            where revoked is not null and expires > $1 and ($2::timestamptz is null or (revoked >= $2 and revoked < $2 + interval '1 day'))
            """);
        command.Parameters.Add(new() { Value = time.GetUtcNow().UtcDateTime });
        command.Parameters.Add(new() { Value = day is { } date ? date.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) : DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.TimestampTz });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        List<long> marks = [];
        while (await rows.ReadAsync(cancellation))
        {
            marks.Add(rows.GetInt64(0));
        }

        return marks;
    }

    /// <summary>How many certificates each key signed, by its key id in hexadecimal, and how many of them wait to be issued anew.</summary>
    public async Task<IReadOnlyDictionary<string, SignedByKey>> CountByKey(CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand("""
            select encode(k.id, 'hex'), count(*), count(*) filter (where c.lost_key and n.document is null)
            from issued_certificate c
            cross join lateral unnest(array_remove(array[c.key_id, c.seal_key_id], null)) as k(id)
            left join issued_certificate n on n.replaces = c.document
            group by 1
            """);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        Dictionary<string, SignedByKey> counts = new(StringComparer.Ordinal);
        while (await row.ReadAsync(cancellation))
        {
            counts.Add(row.GetString(0), new SignedByKey(row.GetInt64(1), row.GetInt64(2)));
        }

        return counts;
    }

    // What was revoked for its key's sake only and is now wrong itself may not be issued anew any more.
    private CommitExtra Revoke(string which, NpgsqlParameter parameter, string reason) =>
        Update($"set revoked = coalesce(revoked, $1), reason = $2, lost_key = false where {which} and (revoked is null or lost_key)", parameter, reason);

    private CommitExtra Update(string what, NpgsqlParameter parameter, string reason) => async (connection, transaction, cancellation) =>
    {
        await using var update = new NpgsqlCommand("update issued_certificate " + what, connection, transaction)
        {
            Parameters = { new() { Value = time.GetUtcNow().UtcDateTime }, new() { Value = reason }, parameter.Clone() },
        };
        await update.ExecuteNonQueryAsync(cancellation);
    };
}
