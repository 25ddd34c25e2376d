using HealthAssess.Domain.Vaccinations;
using Npgsql;

namespace HealthAssess.Storage.Stock;

/// <summary>What lies where. Balances are nobody's record: no person is named here.</summary>
public sealed class StockList(Database database)
{
    private const string Columns = "select point_of_entry, lot, lot_number, product, expires, balance, blocked from stock";

    /// <summary>The lots at a Point of Entry, those that expire first on top.</summary>
    public async Task<IReadOnlyList<StockLot>> At(Guid pointOfEntry, CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand(Columns + " where point_of_entry = $1 order by expires, lot_number");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = pointOfEntry });
        return await Read(command, cancellation);
    }

    /// <summary>One lot at a Point of Entry, or null.</summary>
    public async Task<StockLot?> Find(Guid pointOfEntry, Guid lot, CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand(Columns + " where point_of_entry = $1 and lot = $2");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = pointOfEntry });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = lot });
        return await Read(command, cancellation) is [var found] ? found : null;
    }

    /// <summary>True when a lot may still be used at another Point of Entry.</summary>
    public async Task<bool> IsUsableElsewhere(Guid pointOfEntry, Guid lot, CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand("select exists (select 1 from stock where lot = $2 and point_of_entry <> $1 and not blocked)");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = pointOfEntry });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = lot });
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static async Task<List<StockLot>> Read(NpgsqlCommand command, CancellationToken cancellation)
    {
        List<StockLot> lots = [];
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            lots.Add(new StockLot(
                row.GetGuid(0), row.GetGuid(1), row.GetString(2), row.GetString(3), row.GetFieldValue<DateOnly>(4), row.GetInt32(5), row.GetBoolean(6)));
        }

        return lots;
    }
}
