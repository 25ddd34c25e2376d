using Npgsql;

namespace HealthAssess.Tests.Bench.Server;

/// <summary>A read of the bare program: the stored body as it is, and an audit row, committed before the answer.</summary>
internal static class FloorReads
{
    private const string Select = """
        select v.body, r.person from resource r join resource_version v on v.resource = r.key and v.version = r.version
        where r.type = 'Patient' and r.id = $1
        """;

    private const string Audit = """
        insert into audit (at, request, action, outcome, caller, organisation, purpose, person, entities, note)
        values (now(), gen_random_uuid(), 'r', 'ok', 'Client', 'HealthProvider', 'DirectCare', $1, array[$2], 'read Patient')
        """;

    public static async Task<byte[]?> Read(NpgsqlDataSource source, string id)
    {
        await using var connection = await source.OpenConnectionAsync();
        byte[] body;
        Guid person;
        await using (var select = new NpgsqlCommand(Select, connection) { Parameters = { new NpgsqlParameter<string> { TypedValue = id } } })
        await using (var row = await select.ExecuteReaderAsync())
        {
            if (!await row.ReadAsync())
            {
                return null;
            }

            (body, person) = (row.GetFieldValue<byte[]>(0), row.GetGuid(1));
        }

        await using var audit = new NpgsqlCommand(Audit, connection)
        {
            Parameters = { new NpgsqlParameter<Guid> { TypedValue = person }, new NpgsqlParameter<string> { TypedValue = $"Patient/{id}/_history/1" } },
        };
        await audit.ExecuteNonQueryAsync();
        return body;
    }
}
