using HealthAssess.Domain;
using HealthAssess.Storage.Audit;
using Npgsql;

namespace HealthAssess.Storage.Protection;

/// <summary>
/// Destroys what is held of a person: bodies, index, undelivered reports, links and at last the keys, in the transaction of a
/// commit. What stays is (type, id, version, date, erased), certificates that can still be revoked but name nobody, and a line that says that it was done.
/// </summary>
/// <remarks>PR-13. A record that was merged with others goes with them: they are one person.</remarks>
public static class Erasing
{
    private const string Sql = """
        with people as (select unnest(same_person($1)) as person),
          held as (select k.id from data_key k join people using (person) for update),
          mine as (select r.key, r.type, r.id from resource r join people using (person)),
          texts as (delete from index_text i using mine where i.resource = mine.key returning 1),
          dates as (delete from index_date i using mine where i.resource = mine.key returning 1),
          quantities as (delete from index_quantity i using mine where i.resource = mine.key returning 1),
          emptied as (update resource_version v set body = null, key_id = null, erased = $2 from mine where v.resource = mine.key returning v.at),
          marked as (update resource r set deleted = true, date_low = null, date_high = null from mine where r.key = mine.key returning 1),
          ledger as (delete from import_ledger l using mine where l.type = mine.type and l.id = mine.id returning 1),
          reports as (delete from outbox o using people where o.person = people.person and o.state in ('waiting', 'leased', 'withheld', 'dead') returning 1),
          wishes as (delete from traveller_request t using people where t.person = people.person and t.kind <> 'erase' returning 1),
          links as (delete from card_link c using people where c.person = people.person returning 1),
          issued as (update issued_certificate c set person = gen_random_uuid() from people where c.person = people.person returning 1),
          status as (delete from migratory_status m using people where m.person = people.person returning 1),
          keys as (delete from data_key k using people where k.person = people.person and exists (select from held) returning 1)
        insert into erasure (person, at, account, reason, versions, index_rows, oldest, newest)
        select people.person, $2, $3, $4, (select count(*) from emptied),
          (select count(*) from texts) + (select count(*) from dates) + (select count(*) from quantities), (select min(at) from emptied), (select max(at) from emptied)
        from people on conflict (person) do nothing
        """;

    /// <summary>The erasure as part of a commit.</summary>
    /// <param name="person">Whose record.</param>
    /// <param name="reason">request, or the retention class that ran out; no personal data.</param>
    /// <param name="caller">Who does it.</param>
    /// <param name="time">The clock.</param>
    public static CommitExtra Of(Guid person, string reason, Caller caller, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return async (connection, transaction, cancellation) =>
        {
            await using var erase = new NpgsqlCommand(Sql, connection, transaction)
            {
                Parameters =
                {
                    new NpgsqlParameter<Guid> { TypedValue = person },
                    new NpgsqlParameter<DateTimeOffset> { TypedValue = time.GetUtcNow() },
                    new NpgsqlParameter<Guid?> { TypedValue = caller.Account, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid },
                    new NpgsqlParameter<string> { TypedValue = reason },
                },
            };
            await erase.ExecuteNonQueryAsync(cancellation);
            await using var audit = new NpgsqlBatch(connection, transaction);
            audit.BatchCommands.Add(AuditInsert.Of(
                [new AuditRow(time.GetUtcNow(), Ids.New(time), AuditRow.Delete, AuditRow.Done, caller, person, [], "erased: " + reason)]));
            await audit.ExecuteNonQueryAsync(cancellation);
        };
    }

    /// <summary>True while a legal hold of the person, or of a Point of Entry where they were recorded, is open.</summary>
    public static async Task<bool> IsHeld(Database database, Guid person, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(database);
        await using var command = database.Source.CreateCommand("""
            select exists (select from legal_hold h where h.ended_at is null and (h.person = any(same_person($1))
              or h.point_of_entry in (select r.point_of_entry from resource r where r.person = any(same_person($1)))))
            """);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = person });
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
