using System.Runtime.InteropServices;
using Npgsql;
using NpgsqlTypes;

namespace HealthAssess.Storage;

/// <summary>Rows as one array a column, for <c>unnest</c>: a statement's text stays the same however many rows there are.</summary>
internal static class BatchColumns
{
    /// <summary>A statement of the batch for so many rows; none where there is no row.</summary>
    public static NpgsqlBatchCommand? Command(this NpgsqlBatch batch, string sql, int rows)
    {
        if (rows == 0)
        {
            return null;
        }

        var command = new NpgsqlBatchCommand(sql);
        batch.BatchCommands.Add(command);
        return command;
    }

    /// <summary>Adds one column.</summary>
    public static void Add<TRow, TValue>(this NpgsqlBatchCommand command, IReadOnlyCollection<TRow> rows, Func<TRow, TValue> column)
    {
        ReadOnlySpan<TRow> all = rows switch { TRow[] array => array, List<TRow> list => CollectionsMarshal.AsSpan(list), _ => rows.ToArray() };
        var values = new TValue[all.Length];
        for (var at = 0; at < all.Length; at++)
        {
            values[at] = column(all[at]);
        }

        var parameter = new NpgsqlParameter<TValue[]> { TypedValue = values };
        if (typeof(TValue) == typeof(DateTime?))
        {
            // A column that begins with a null would otherwise be taken for timestamps without a zone.
            parameter.NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz;
        }

        command.Parameters.Add(parameter);
    }
}
