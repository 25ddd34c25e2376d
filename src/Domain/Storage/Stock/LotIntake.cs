using HealthAssess.Domain.Vaccinations;
using Npgsql;

namespace HealthAssess.Storage.Stock;

/// <summary>Puts lots on the shelf of a Point of Entry, in the transaction that records them.</summary>
public static class LotIntake
{
    private const string Sql = """
        insert into stock (point_of_entry, lot, lot_number, product, expires, balance, blocked)
        select u.point_of_entry, u.lot, u.lot_number, u.product, u.expires, u.balance, u.blocked
        from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::date[], $6::integer[], $7::boolean[])
          as u(point_of_entry, lot, lot_number, product, expires, balance, blocked)
        on conflict (point_of_entry, lot) do update set balance = stock.balance + excluded.balance, blocked = stock.blocked or excluded.blocked
        """;

    /// <summary>The step that adds these balances; a lot that is there already grows.</summary>
    public static CommitExtra Of(IReadOnlyList<StockLot> lots) => async (connection, transaction, cancellation) =>
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
    };
}
