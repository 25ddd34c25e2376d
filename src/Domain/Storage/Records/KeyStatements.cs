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

    /// <summary>Commits of callers with the same reach hold theirs in one statement.</summary>
    public static void Hold(NpgsqlBatch batch, IReadOnlyList<CommitRows> commits)
    {
        foreach (var alike in commits.Where(commit => commit.HeldKeys.Count > 0).GroupBy(commit => LimitOf(commit.Caller)))
        {
            var command = Add(batch, alike.Key.Within ? "select hold_keys_within($1, $2, $3, $4)" : "select hold_keys($1)");
            command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. alike.SelectMany(commit => commit.HeldKeys).Distinct().Order()] });
            if (alike.Key.Within)
            {
                var places = alike.First().Caller.Scope.PointsOfEntry;
                command.Parameters.Add(new NpgsqlParameter<Guid[]?> { TypedValue = places.Count > 0 ? [.. places] : null });
                command.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = alike.Key.Country });
                command.Parameters.Add(new NpgsqlParameter<Guid?> { TypedValue = alike.Key.Opened, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid });
            }
        }
    }

    /// <summary>Where a caller may add to records; equal for callers who may add to the same.</summary>
    private static (bool Within, string Places, string? Country, Guid? Opened) LimitOf(Caller caller) =>
        Reaches.OfWriter(caller) is Reach.PointsOfEntry or Reach.Country
            ? (true, string.Join(',', caller.Scope.PointsOfEntry.Order()), caller.Scope.Country, caller.Opened)
            : default;

    private static NpgsqlBatchCommand Add(NpgsqlBatch batch, string sql)
    {
        var command = new NpgsqlBatchCommand(sql);
        batch.BatchCommands.Add(command);
        return command;
    }
}
