using HealthAssess.Domain;
using HealthAssess.Domain.Vaccinations;
using Npgsql;

namespace HealthAssess.Storage.Stock;

/// <summary>Puts lots on the shelf of a Point of Entry, in the transaction that records them.</summary>
public static class LotIntake
{
    private const string Sql = """
        insert into stock (point_of_entry, lot, lot_number, product, expires, balance, blocked)
        select u.point_of_entry, u.lot, u.lot_number, u.product, u.expires, u.balance, u.blocked or exists (select from lot_recall r where r.lot = u.lot)
        from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::date[], $6::integer[], $7::boolean[])
          as u(point_of_entry, lot, lot_number, product, expires, balance, blocked)
        on conflict (point_of_entry, lot) do update set balance = stock.balance + excluded.balance, blocked = stock.blocked or excluded.blocked
        """;

    private const string Movements = """
        insert into stock_movement (id, point_of_entry, lot, doses, reason, account, at)
        select u.id, u.point_of_entry, u.lot, u.doses, 'received', $5, $6
        from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::integer[]) as u(id, point_of_entry, lot, doses)
        """;

    /// <summary>The step that adds these balances and writes down who received them; a lot that is there already grows.</summary>
    public static CommitExtra Of(IReadOnlyList<StockLot> lots, Guid? account, TimeProvider time) => async (connection, transaction, cancellation) =>
    {
        await AddBalances(lots, connection, transaction, cancellation);
        await WriteDown(lots, account, time, connection, transaction, cancellation);
    };

    private static async Task AddBalances(IReadOnlyList<StockLot> lots, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Sql, connection, transaction);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. lots.Select(lot => lot.PointOfEntry)] });
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. lots.Select(lot => lot.Lot)] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. lots.Select(lot => lot.LotNumber)] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. lots.Select(lot => lot.Product)] });
        command.Parameters.Add(new NpgsqlParameter<DateOnly[]> { TypedValue = [.. lots.Select(lot => lot.Expires)] });
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. lots.Select(lot => lot.Balance)] });
        command.Parameters.Add(new NpgsqlParameter<bool[]> { TypedValue = [.. lots.Select(lot => lot.Blocked)] });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task WriteDown(
        IReadOnlyList<StockLot> lots, Guid? account, TimeProvider time, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Movements, connection, transaction);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. lots.Select(_ => Ids.New(time))] });
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. lots.Select(lot => lot.PointOfEntry)] });
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. lots.Select(lot => lot.Lot)] });
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. lots.Select(lot => lot.Balance)] });
        command.Parameters.Add(new NpgsqlParameter<Guid?> { TypedValue = account, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = time.GetUtcNow() });
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
