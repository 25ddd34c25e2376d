using System.Data;
using HealthAssess.Storage.Index;
using HealthAssess.Storage.Keys;
using HealthAssess.Storage.Records;
using Npgsql;

namespace HealthAssess.Storage;

/// <summary>Compares the search index with the record and changes nothing: each block as it was at one moment, while the site works.</summary>
public sealed class IndexCheck(Database database, DataKeys keys)
{
    private const int BlockSize = 500;

    private const string Load = """
        select r.key, r.type::text, r.id, r.version, r.updated, r.person, r.deleted, v.key_id, v.body, k.wrapped, k.place_key, r.restricted
        from (select * from resource where key > $1 order by key limit $2) r
        join resource_version v on v.resource = r.key and v.version = r.version left join data_key k on k.id = v.key_id order by r.key
        """;

    private const string Texts = "select resource, param, value, system, exact from index_text where resource > $1 and resource <= $2";
    private const string Dates = "select resource, param, low, high from index_date where resource > $1 and resource <= $2";
    private const string Quantities = "select resource, param, low, high, unit, system from index_quantity where resource > $1 and resource <= $2";

    private readonly IndexBuilder builder = new(new SearchSecret(database.MasterKey));
    private readonly Bodies bodies = new(keys);

    /// <summary>Compares everything.</summary>
    /// <param name="differs">Told of each resource whose rows are not those of its current version: <c>Type/id</c>.</param>
    /// <param name="cancellation">Stops it between two blocks.</param>
    /// <returns>How many resources were compared.</returns>
    public async Task<long> Run(Action<string> differs, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(differs);
        var (after, count) = (0L, 0L);
        while (await Block(after, differs, cancellation) is { } block)
        {
            (after, count) = (block.Last, count + block.Count);
        }

        return count;
    }

    private async Task<(long Last, int Count)?> Block(long after, Action<string> differs, CancellationToken cancellation)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        var rows = await Read(connection, Load, after, BlockSize, row => (Version: Reading.StoredRow.Read(row), Restricted: row.GetBoolean(Reading.StoredRow.Count)), cancellation);
        if (rows.Count == 0)
        {
            return null;
        }

        var last = rows[^1].Version.Key;
        var texts = (await Read(connection, Texts, after, last, row => (row.GetInt64(0), new TextRow(row.GetInt64(1), row.GetString(2), row.GetInt64(3), row.IsDBNull(4) ? null : row.GetString(4))), cancellation)).ToLookup(one => one.Item1, one => one.Item2);
        var dates = (await Read(connection, Dates, after, last, row => (row.GetInt64(0), new DateRow(row.GetInt64(1), row.GetDateTime(2), row.GetDateTime(3))), cancellation)).ToLookup(one => one.Item1, one => one.Item2);
        var quantities = (await Read(connection, Quantities, after, last, row => (row.GetInt64(0), new QuantityRow(row.GetInt64(1), row.GetDecimal(2), row.GetDecimal(3), row.GetString(4), row.GetInt64(5))), cancellation)).ToLookup(one => one.Item1, one => one.Item2);
        foreach (var ((row, restricted), stored) in rows.Zip(await bodies.Open([.. rows.Select(one => one.Version)], cancellation)))
        {
            var wanted = stored.IsDeleted || stored.Json.IsEmpty ? IndexRows.Empty : builder.Build(stored.Resource, stored.Person);
            if ((wanted.Restricted && !restricted) || !Same(wanted.Texts, texts[row.Key]) || !Same(wanted.Dates, dates[row.Key]) || !Same(wanted.Quantities, quantities[row.Key]))
            {
                differs($"{stored.Type}/{stored.Id}");
            }
        }

        return (last, rows.Count);
    }

    /// <summary>The same rows, each once.</summary>
    private static bool Same<TRow>(IReadOnlySet<TRow> wanted, IEnumerable<TRow> there) => there.ToList() is var rows && rows.Count == wanted.Count && wanted.SetEquals(rows);

    private static async Task<List<TRow>> Read<TRow>(
        NpgsqlConnection connection, string sql, long first, long second, Func<NpgsqlDataReader, TRow> one, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = first });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = second });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        List<TRow> rows = [];
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(one(reader));
        }

        return rows;
    }
}
