using HealthAssess.Domain;
using Npgsql;

namespace HealthAssess.Storage.Records;

/// <summary>Takes doses from lots; the database itself refuses a balance below zero.</summary>
internal static class StockStatements
{
    private const string Move = "update stock set balance = balance + $3 where point_of_entry = $1 and lot = $2";

    private const string Record = """
        insert into stock_movement (id, point_of_entry, lot, doses, reason, account, at)
        select u.id, u.point_of_entry, u.lot, u.doses, u.reason, $6, $7
        from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::integer[], $5::text[]) as u(id, point_of_entry, lot, doses, reason)
        """;

    public static void Add(NpgsqlBatch batch, IReadOnlyList<StockMovement> movements, Caller caller, DateTimeOffset now, TimeProvider time)
    {
        if (movements.Count == 0)
        {
            return;
        }

        // In one order everywhere, so that two commits cannot wait for each other.
        foreach (var lot in movements.GroupBy(move => (move.PointOfEntry, move.Lot)).OrderBy(lot => lot.Key))
        {
            var move = new NpgsqlBatchCommand(Move);
            move.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = lot.Key.PointOfEntry });
            move.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = lot.Key.Lot });
            move.Parameters.Add(new NpgsqlParameter<int> { TypedValue = lot.Sum(one => one.Doses) });
            batch.BatchCommands.Add(move);
        }

        var record = new NpgsqlBatchCommand(Record);
        record.Add(movements, _ => Ids.New(time));
        record.Add(movements, move => move.PointOfEntry);
        record.Add(movements, move => move.Lot);
        record.Add(movements, move => move.Doses);
        record.Add(movements, move => move.Reason);
        record.Parameters.Add(new NpgsqlParameter<Guid?> { TypedValue = caller.Account, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid });
        record.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        batch.BatchCommands.Add(record);
    }
}
