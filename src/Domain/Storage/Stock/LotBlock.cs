using Npgsql;

namespace HealthAssess.Storage.Stock;

/// <summary>Puts a lot aside, or gives it free again, in the transaction that records why.</summary>
public static class LotBlock
{
    private const string Sql = "update stock set blocked = $3 where lot = $1 and ($2 = '{}' or point_of_entry = any($2))";

    /// <summary>The step.</summary>
    /// <param name="lot">The lot.</param>
    /// <param name="pointsOfEntry">Where; empty for everywhere.</param>
    /// <param name="blocked">True to put it aside.</param>
    public static CommitExtra Of(Guid lot, IReadOnlyList<Guid> pointsOfEntry, bool blocked) => async (connection, transaction, cancellation) =>
    {
        await using var command = new NpgsqlCommand(Sql, connection, transaction);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = lot });
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. pointsOfEntry] });
        command.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = blocked });
        await command.ExecuteNonQueryAsync(cancellation);
    };
}
