using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace HealthAssess.Storage.Audit;

/// <summary>An audit row as the seal sees it.</summary>
internal sealed record SealedRow(ulong Xid, long Sequence, byte[] Hash)
{
    private const string Rows = """
        select xid, sequence, at, request, action::text, outcome, caller, account, organisation, purpose, point_of_entry, person, entities, note
        from audit where xid >= $1 and xid < $2 order by xid, sequence
        """;

    /// <summary>The rows that one seal covers, in its order.</summary>
    public static async Task<List<SealedRow>> Between(NpgsqlConnection connection, ulong from, ulong below, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Rows, connection);
        command.Parameters.Add(AuditSealer.Xid(from));
        command.Parameters.Add(AuditSealer.Xid(below));
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        List<SealedRow> rows = [];
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(Read(reader));
        }

        return rows;
    }

    /// <summary>Reads a row and hashes every column of it, each with its length before it.</summary>
    private static SealedRow Read(NpgsqlDataReader row)
    {
        var text = new StringBuilder();
        for (var column = 0; column < row.FieldCount; column++)
        {
            var value = row.IsDBNull(column) ? null : row.GetValue(column) switch
            {
                DateTime moment => moment.Ticks.ToString(System.Globalization.CultureInfo.InvariantCulture),
                string[] several => string.Join(' ', several),
                var other => Convert.ToString(other, System.Globalization.CultureInfo.InvariantCulture),
            };
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{value?.Length ?? -1}:{value};");
        }

        return new SealedRow(row.GetFieldValue<ulong>(0), row.GetInt64(1), SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
