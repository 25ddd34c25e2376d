using HealthAssess.Domain;
using HealthAssess.Storage.Access;
using HealthAssess.Storage.Keys;
using Npgsql;

namespace HealthAssess.Storage.Records;

/// <summary>New data keys, and a hold on those in use: an erasure cannot come between, and nobody adds to a record that began where they have no rights.</summary>
internal static class KeyStatements
{
    private const string InsertFresh = "select begin_records($1, $2, $3, $4, $5)";

    public static void Insert(NpgsqlBatch batch, IReadOnlyList<NewDataKey> fresh, DateTimeOffset now)
    {
        if (fresh.Count == 0)
        {
            return;
        }

        var command = Add(batch, InsertFresh);
        command.Add(fresh, key => key.Key.Id);
        command.Add(fresh, key => key.Person);
        command.Add(fresh, key => key.PlaceKey);
        command.Add(fresh, key => key.Wrapped);
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
    }

    public static void Hold(NpgsqlBatch batch, IReadOnlyList<Guid> held, Caller caller)
    {
        if (held.Count == 0)
        {
            return;
        }

        var within = Reaches.OfWriter(caller) is Reach.PointsOfEntry or Reach.Country;
        var command = Add(batch, within ? "select hold_keys_within($1, $2, $3, $4)" : "select hold_keys($1)");
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. held] });
        if (within)
        {
            command.Parameters.Add(new NpgsqlParameter<Guid[]?> { TypedValue = caller.Scope.PointsOfEntry.Count > 0 ? [.. caller.Scope.PointsOfEntry] : null });
            command.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = caller.Scope.Country });
            command.Parameters.Add(new NpgsqlParameter<Guid?> { TypedValue = caller.Opened, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid });
        }
    }

    private static NpgsqlBatchCommand Add(NpgsqlBatch batch, string sql)
    {
        var command = new NpgsqlBatchCommand(sql);
        batch.BatchCommands.Add(command);
        return command;
    }
}
