using Npgsql;

namespace HealthAssess.Storage.Outbox;

/// <summary>What operators ask of the outbox.</summary>
public sealed class DeliveryList(NpgsqlDataSource database)
{
    private const string Rows = """
        SELECT o.id, r.name, split_part(o.subject, '/', 1), o.state, o.attempts, o.created_at,
          CASE WHEN o.state = 'waiting' THEN greatest(o.next_try, c.open_until) END, o.last_attempt_at, o.last_result, o.receipt,
          CASE WHEN o.state = 'waiting' THEN c.open_until END
        FROM outbox o JOIN recipient r ON r.id = o.recipient LEFT JOIN recipient_circuit c ON c.recipient = o.recipient
        WHERE (@state::text IS NULL OR o.state = @state) AND (@before::uuid IS NULL OR o.id < @before)
          AND (@country::text IS NULL OR r.country = @country)
        ORDER BY o.id DESC LIMIT @count
        """;

    private const string Counts = """
        SELECT o.state, count(*) FROM outbox o JOIN recipient r ON r.id = o.recipient
        WHERE @country::text IS NULL OR r.country = @country GROUP BY o.state
        """;

    /// <summary>The newest deliveries first.</summary>
    /// <param name="country">Recipients of this country only, or null for all.</param>
    /// <param name="state">Only those in this state, or null for all.</param>
    /// <param name="before">Only those older than this one: the last id of the page before.</param>
    /// <param name="count">How many.</param>
    /// <param name="cancellation">Stops the query.</param>
    public async Task<IReadOnlyList<DeliveryRow>> Page(
        string? country, string? state, Guid? before, int count, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Rows);
        command.Parameters.AddWithValue("country", (object?)country ?? DBNull.Value);
        command.Parameters.AddWithValue("state", (object?)state ?? DBNull.Value);
        command.Parameters.AddWithValue("before", (object?)before ?? DBNull.Value);
        command.Parameters.AddWithValue("count", count);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var page = new List<DeliveryRow>();
        while (await rows.ReadAsync(cancellation))
        {
            page.Add(new DeliveryRow(
                rows.GetGuid(0), rows.GetString(1), rows.GetString(2), rows.GetString(3), rows.GetInt32(4), Time(rows, 5)!.Value,
                Time(rows, 6), Time(rows, 7), Text(rows, 8), Text(rows, 9), Time(rows, 10)));
        }

        return page;
    }

    /// <summary>How many stand in each state.</summary>
    public async Task<IReadOnlyDictionary<string, long>> ByState(string? country, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Counts);
        command.Parameters.AddWithValue("country", (object?)country ?? DBNull.Value);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        while (await rows.ReadAsync(cancellation))
        {
            counts[rows.GetString(0)] = rows.GetInt64(1);
        }

        return counts;
    }

    private static string? Text(NpgsqlDataReader rows, int column) => rows.IsDBNull(column) ? null : rows.GetString(column);

    private static DateTimeOffset? Time(NpgsqlDataReader rows, int column) =>
        rows.IsDBNull(column) ? null : rows.GetFieldValue<DateTimeOffset>(column);
}
