using Npgsql;

namespace HealthAssess.Tests.Bench.Server;

/// <summary>What the product wrote for one request: how many rows of which table, and their sizes and values. The bare program writes the same.</summary>
internal sealed record FloorRows(
    int Resources, string[] Types, byte[] Body, long[] TextParams, string[] TextValues, long[] TextSystems, string?[] TextExact,
    long[] DateParams, long[] QuantityParams, string[] Reports, string Entities)
{
    /// <summary>Reads the rows of one person.</summary>
    public static async Task<FloorRows> Of(NpgsqlDataSource source, string patient)
    {
        var person = $"(select person from resource where type = 'Patient' and id = '{patient}')";
        var texts = await Rows(source, $"select param, value, system, exact from index_text where person = {person}");
        var dates = await Rows(source, $"select param from index_date where person = {person}");
        var quantities = await Rows(source, $"select param from index_quantity where person = {person}");
        var versions = await Rows(source, $"select type::text, body from resource_version where person = {person}");
        var reports = await Rows(source, $"select subject from outbox where person = {person}");
        var entities = await Rows(source, $"select array_to_string(entities, ' ') from audit where person = {person} and action = 'c'");
        return new FloorRows(
            versions.Count, [.. versions.Select(row => (string)row[0]!)], [.. versions.Select(row => (byte[])row[1]!).OrderBy(body => body.Length).ElementAt(versions.Count / 2)],
            [.. texts.Select(row => (long)row[0]!)], [.. texts.Select(row => (string)row[1]!)], [.. texts.Select(row => (long)row[2]!)], [.. texts.Select(row => row[3] as string)],
            [.. dates.Select(row => (long)row[0]!)], [.. quantities.Select(row => (long)row[0]!)],
            [.. reports.Select(row => (string)row[0]!)], (string)entities[0][0]!);
    }

    private static async Task<List<object?[]>> Rows(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        List<object?[]> rows = [];
        while (await reader.ReadAsync())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i))]);
        }

        return rows;
    }
}
