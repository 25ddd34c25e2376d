using Npgsql;
using NpgsqlTypes;

namespace HealthAssess.Storage;

/// <summary>Rows as one array a column, for <c>unnest</c>: a statement's text stays the same however many rows there are.</summary>
internal static class BatchColumns
{
    /// <summary>Adds one column.</summary>
    public static void Add<TRow, TValue>(this NpgsqlBatchCommand command, IReadOnlyCollection<TRow> rows, Func<TRow, TValue> column)
    {
        var values = new TValue[rows.Count];
        var at = 0;
        foreach (var row in rows)
        {
            values[at++] = column(row);
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
