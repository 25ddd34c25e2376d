using System.Collections.Concurrent;
using System.Security.Cryptography;
using Npgsql;

namespace HealthAssess.Tests.Bench.Server;

/// <summary>The writes of the bare program: one batch, one round trip, one transaction a request.</summary>
internal sealed class FloorWrites(NpgsqlDataSource source)
{
    // Under a place that there is: the schema refuses a key under any other.
    private const string Key = """
        insert into data_key (id, person, place_key, wrapped, created)
        values ($1, $2, (select id from place_key where current order by created limit 1), $3, now())
        """;

    private const string Current = """
        insert into resource (key, type, id, person, country, restricted, deleted, version, updated, date_low, date_high)
        select key, type::resource_type, id, $1, 'UGA', false, false, 1, now(), timestamptz '1980-01-01', timestamptz '1980-01-02'
        from unnest($2::bigint[], $3::text[], $4::text[]) as u(key, type, id)
        """;

    private const string Versions = """
        insert into resource_version (resource, version, type, person, verb, key_id, body, at)
        select key, 1, type::resource_type, $1, 'c', $2, $3, now() from unnest($4::bigint[], $5::text[]) as u(key, type)
        """;

    private const string Texts = """
        insert into index_text (param, value, system, exact, resource, person)
        select *, $1 from unnest($2::bigint[], $3::text[], $4::bigint[], $5::text[], $6::bigint[])
        """;

    private const string Dates = "insert into index_date (param, low, high, resource, person) select param, now(), now(), resource, $1 from unnest($2::bigint[], $3::bigint[]) as u(param, resource)";

    private const string Quantities = """
        insert into index_quantity (param, low, high, unit, system, resource, person)
        select param, 37.5, 37.5, 'Cel', 1, resource, $1 from unnest($2::bigint[], $3::bigint[]) as u(param, resource)
        """;

    // Waiting, as the product's: an index of what waits is part of the cost. Not due while the bench runs, so that the pump leaves them alone.
    private const string Reports = """
        insert into outbox (id, kind, person, recipient, subject, created_at, next_try, state)
        select gen_random_uuid(), 'report', $1, uuid '00000000-0000-0000-0000-000000000001', subject, now(), timestamptz '2200-01-01', 'waiting' from unnest($2::text[]) as u(subject)
        """;

    private const string Audit = """
        insert into audit (at, request, action, outcome, caller, organisation, purpose, person, entities, note)
        values (now(), gen_random_uuid(), 'c', 'ok', 'Client', 'HealthProvider', 'DirectCare', $1, string_to_array($2, ' '), 'CreateResource')
        """;

    // Far from the product's own keys, should both share a database.
    private long next = 1L << 40;

    public ConcurrentDictionary<string, FloorRows> Shapes { get; } = new(StringComparer.Ordinal);

    /// <summary>Writes the rows under fresh keys and answers the first id.</summary>
    public async Task<string> Write(FloorRows rows)
    {
        var (person, last) = (Guid.CreateVersion7(), Interlocked.Add(ref next, rows.Resources));
        var keys = Enumerable.Range(0, rows.Resources).Select(n => last - rows.Resources + n).ToArray();
        var ids = keys.Select((_, n) => n == 0 ? person.ToString() : Guid.CreateVersion7().ToString()).ToArray();
        await using var batch = source.CreateBatch();
        Add(batch, Key, Guid.CreateVersion7(), person, rows.Body.AsSpan(0, 61).ToArray());
        Add(batch, Current, person, keys, rows.Types, ids);
        Add(batch, Versions, person, person, rows.Body, keys, rows.Types);
        Add(batch, Texts, person, rows.TextParams, Array.ConvertAll(rows.TextValues, Own), rows.TextSystems, rows.TextExact, Spread(keys, rows.TextParams.Length));
        if (rows.DateParams.Length > 0)
        {
            Add(batch, Dates, person, rows.DateParams, Spread(keys, rows.DateParams.Length));
        }

        if (rows.QuantityParams.Length > 0)
        {
            Add(batch, Quantities, person, rows.QuantityParams, Spread(keys, rows.QuantityParams.Length));
        }

        if (rows.Reports.Length > 0)
        {
            Add(batch, Reports, person, rows.Reports);
        }

        Add(batch, Audit, person, rows.Entities);
        await batch.ExecuteNonQueryAsync();
        return ids[0];
    }

    // What names a person is another value for each; codes and cities are not.
    private static string Own(string value) =>
        value.EndsWith("==", StringComparison.Ordinal) ? Convert.ToBase64String(RandomNumberGenerator.GetBytes(16)) : value;

    private static long[] Spread(long[] keys, int count) => [.. Enumerable.Range(0, count).Select(n => keys[n * keys.Length / count])];

    private static void Add(NpgsqlBatch batch, string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        batch.BatchCommands.Add(command);
    }
}
