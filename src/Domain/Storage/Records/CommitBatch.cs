using HealthAssess.Domain;
using HealthAssess.Storage.Access;
using HealthAssess.Storage.Audit;
using HealthAssess.Storage.Index;
using HealthAssess.Storage.Keys;
using Npgsql;

namespace HealthAssess.Storage.Records;

/// <summary>A sealed version about to be written.</summary>
internal sealed record SealedWrite(PendingWrite Write, Guid? KeyId, byte[]? Body);

/// <summary>Steps 6 to 8 of a commit as one batch: versions, current rows, search index, outbox, stock, audit.</summary>
internal sealed class CommitBatch : IDisposable
{
    private const string InsertKeys = """
        insert into data_key (id, person, place_key, wrapped, created)
        select u.id, u.person, u.place_key, u.wrapped, $5 from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bytea[]) as u(id, person, place_key, wrapped)
        """;

    private const string InsertResources = """
        insert into resource (key, type, id, person, restricted, date_low, date_high, deleted, version, updated, point_of_entry, country)
        select u.key, u.type::resource_type, u.id, u.person, u.restricted, u.low, u.high, false, 1, $8, $9,
          coalesce((select p.country from point_of_entry p where p.id = $9), $10)
        from unnest($1::bigint[], $2::text[], $3::text[], $4::uuid[], $5::boolean[], $6::timestamptz[], $7::timestamptz[]) as u(key, type, id, person, restricted, low, high)
        """;

    private const string UpdateResources = """
        update resource r set version = u.version, deleted = u.deleted, restricted = u.restricted, date_low = u.low, date_high = u.high, updated = $7
        from unnest($1::bigint[], $2::integer[], $3::boolean[], $4::boolean[], $5::timestamptz[], $6::timestamptz[]) as u(key, version, deleted, restricted, low, high)
        where r.key = u.key
        """;

    private const string InsertVersions = """
        insert into resource_version (resource, version, type, person, verb, key_id, body, at)
        select u.key, u.version, u.type::resource_type, u.person, u.verb::"char", u.key_id, u.body, $8
        from unnest($1::bigint[], $2::integer[], $3::text[], $4::uuid[], $5::text[], $6::uuid[], $7::bytea[]) as u(key, version, type, person, verb, key_id, body)
        """;

    private readonly NpgsqlBatch batch = new();
    private readonly DateTimeOffset now;

    public CommitBatch(DateTimeOffset now) => this.now = now;

    public NpgsqlBatch Sql => batch;

    /// <summary>New data keys, and a hold on those in use: an erasure cannot come between.</summary>
    public void Keys(IReadOnlyList<NewDataKey> fresh, IReadOnlyList<Guid> held, Caller caller)
    {
        if (fresh.Count > 0)
        {
            var command = Add(InsertKeys);
            command.Add(fresh, key => key.Key.Id);
            command.Add(fresh, key => key.Person);
            command.Add(fresh, key => key.PlaceKey);
            command.Add(fresh, key => key.Wrapped);
            command.Parameters.Add(Now());
        }

        if (held.Count > 0)
        {
            Hold(held, caller);
        }
    }

    private void Hold(IReadOnlyList<Guid> held, Caller caller)
    {
        if (Reaches.OfWriter(caller) is not (Reach.PointsOfEntry or Reach.Country))
        {
            Add("select hold_keys($1)").Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. held] });
            return;
        }

        var command = Add("select hold_keys_within($1, $2, $3, $4)");
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. held] });
        command.Parameters.Add(new NpgsqlParameter<Guid[]?> { TypedValue = caller.Scope.PointsOfEntry.Count > 0 ? [.. caller.Scope.PointsOfEntry] : null });
        command.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = caller.Scope.Country });
        command.Parameters.Add(Nullable(caller.Opened));
    }

    /// <summary>Step 6: version, current row, index.</summary>
    public void Resources(IReadOnlyList<SealedWrite> writes, Guid? pointOfEntry, string? country)
    {
        Insert([.. writes.Where(one => one.Write.IsNewRow).Select(one => one.Write)], pointOfEntry, country);
        Update([.. writes.Where(one => !one.Write.IsNewRow).Select(one => one.Write)]);
        if (writes.Count > 0)
        {
            var command = Add(InsertVersions);
            command.Add(writes, one => one.Write.Key);
            command.Add(writes, one => one.Write.Version);
            command.Add(writes, one => one.Write.Type);
            command.Add(writes, one => one.Write.Person);
            command.Add(writes, one => VerbOf(one.Write));
            command.Add(writes, one => one.KeyId);
            command.Add(writes, one => one.Body);
            command.Parameters.Add(Now());
        }
    }

    /// <summary>Steps 7 and 8 and stock.</summary>
    public void Consequences(ChangeSet changes, Caller caller, TimeProvider time, IReadOnlyList<AuditRow> audit)
    {
        StockStatements.Add(batch, changes.StockMovements, caller, now, time);
        OutboxStatements.Add(batch, changes.Outbox, now, time);
        if (audit.Count > 0)
        {
            batch.BatchCommands.Add(AuditInsert.Of(audit));
        }
    }

    /// <summary>The index rows of new versions in, those that only the old version had out.</summary>
    public void Index(IReadOnlyList<(PendingWrite Write, IndexRows Before)> changes) => IndexStatements.Add(batch, changes);

    private void Insert(IReadOnlyList<PendingWrite> writes, Guid? pointOfEntry, string? country)
    {
        if (writes.Count == 0)
        {
            return;
        }

        var command = Add(InsertResources);
        command.Add(writes, write => write.Key);
        command.Add(writes, write => write.Type);
        command.Add(writes, write => write.Id);
        command.Add(writes, write => write.Person);
        command.Add(writes, write => write.Index.Restricted);
        command.Add(writes, write => write.Index.Principal?.Low);
        command.Add(writes, write => write.Index.Principal?.High);
        command.Parameters.Add(Now());
        command.Parameters.Add(Nullable(pointOfEntry));
        command.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = country });
    }

    private void Update(IReadOnlyList<PendingWrite> writes)
    {
        if (writes.Count == 0)
        {
            return;
        }

        var command = Add(UpdateResources);
        command.Add(writes, write => write.Key);
        command.Add(writes, write => write.Version);
        command.Add(writes, write => write.Change.Verb == ChangeVerb.Delete);
        command.Add(writes, write => write.Change.Verb == ChangeVerb.Delete ? write.Current!.Restricted : write.Index.Restricted);
        command.Add(writes, write => write.Index.Principal?.Low);
        command.Add(writes, write => write.Index.Principal?.High);
        command.Parameters.Add(Now());
    }

    private static string VerbOf(PendingWrite write) => write.Result switch
    {
        WriteResult.Created => "c",
        WriteResult.Deleted => "d",
        _ => "u",
    };

    public void Dispose() => batch.Dispose();

    private NpgsqlBatchCommand Add(string sql)
    {
        var command = new NpgsqlBatchCommand(sql);
        batch.BatchCommands.Add(command);
        return command;
    }

    private NpgsqlParameter<DateTimeOffset> Now() => new() { TypedValue = now };

    private static NpgsqlParameter<Guid?> Nullable(Guid? value) => new() { TypedValue = value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid };
}
