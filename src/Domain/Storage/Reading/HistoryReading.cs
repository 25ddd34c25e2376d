using System.Globalization;
using HealthAssess.Domain;
using HealthAssess.Storage.Access;
using HealthAssess.Storage.Keys;
using HealthAssess.Storage.Records;

namespace HealthAssess.Storage.Reading;

/// <summary>History of an instance, a type or the system.</summary>
/// <remarks>FHIR R4, http.html#history. Newest first; versions of the same moment in a fixed order.</remarks>
internal sealed class HistoryReading(Database database, DataKeys keys)
{
    private const int MostAPage = 1000;

    private readonly Cursors cursors = new(database.MasterKey);

    public async Task<Outcome<HistoryPage>> Read(Caller caller, HistoryQuery query, CancellationToken cancellation)
    {
        var name = $"history {query.Type}/{query.Id}";
        var place = query.Cursor is null ? null : cursors.Read(caller, name, query.Cursor);
        if (query.Cursor is not null && place is not { Length: 3 })
        {
            return new Refusal(RefusalKind.Invalid, "cursor-invalid", "This is no page of this list. Begin with the first page.", "_cursor");
        }

        if (query.CountOnly)
        {
            return Outcome<HistoryPage>.Of(new HistoryPage([], null, await Number(caller, query, cancellation)));
        }

        var count = Math.Clamp(query.Count, 1, MostAPage);
        var sql = Statement(caller, query, place, count);
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        await using var command = sql.On(connection);
        List<SealedVersion> rows = [];
        await using (var reader = await command.ExecuteReaderAsync(cancellation))
        {
            while (await reader.ReadAsync(cancellation))
            {
                rows.Add(StoredRow.Read(reader) with { How = (WrittenHow)reader.GetChar(StoredRow.Count) });
            }
        }

        var versions = await new Bodies(keys).Open([.. rows.Take(count)], cancellation);
        versions = [.. versions.Where(version => RowFilter.MayShow(caller, version))];
        var more = rows.Count > count;
        return Outcome<HistoryPage>.Of(new HistoryPage(versions, more ? cursors.Write(caller, name, PlaceOf(rows[count - 1])) : null, more || place is not null ? null : versions.Count));
    }

    /// <summary>How many versions there are of what the caller may see: no more than the numbers of the versions tell.</summary>
    private async Task<long> Number(Caller caller, HistoryQuery query, CancellationToken cancellation)
    {
        var sql = new SqlText();
        sql.Add("select count(*) from resource_version v join resource r on r.key = v.resource where ");
        Conditions(sql, caller, query);
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        await using var command = sql.On(connection);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static SqlText Statement(Caller caller, HistoryQuery query, string?[]? place, int count)
    {
        var sql = new SqlText();
        sql.Add($"select {StoredRow.Columns}, v.verb from resource_version v join resource r on r.key = v.resource {StoredRow.Key} where ");
        Conditions(sql, caller, query);
        if (place is not null)
        {
            var moment = new DateTimeOffset(long.Parse(place[0]!, CultureInfo.InvariantCulture), TimeSpan.Zero);
            var (key, version) = (long.Parse(place[1]!, CultureInfo.InvariantCulture), int.Parse(place[2]!, CultureInfo.InvariantCulture));
            sql.Add($" and (v.at, v.resource, v.version) < ({sql.Value(moment)}, {sql.Value(key)}, {sql.Value(version)})");
        }

        return sql.Add($" order by v.at desc, v.resource desc, v.version desc limit {sql.Value(count + 1)}");
    }

    private static void Conditions(SqlText sql, Caller caller, HistoryQuery query)
    {
        sql.Add(RowFilter.For(caller, "r", sql));
        if (query.Type is not null)
        {
            sql.Add($" and r.type = {sql.Value(query.Type)}::resource_type");
        }

        if (query.Id is not null)
        {
            sql.Add($" and r.id = {sql.Value(query.Id)}");
        }

        if (query.Since is { } since)
        {
            sql.Add($" and v.at >= {sql.Value(since.ToUniversalTime())}");
        }

        if (query.AtUntil is { } until)
        {
            sql.Add($" and v.at <= {sql.Value(until.ToUniversalTime())}");
        }

        if (query.AtFrom is { } from)
        {
            sql.Add(" and not exists (select 1 from resource_version n where n.resource = v.resource and n.version = v.version + 1")
                .Add($" and n.at <= {sql.Value(from.ToUniversalTime())})");
        }
    }

    private static string[] PlaceOf(SealedVersion row) =>
    [
        row.LastUpdated.UtcTicks.ToString(CultureInfo.InvariantCulture),
        row.Key.ToString(CultureInfo.InvariantCulture),
        row.Version.ToString(CultureInfo.InvariantCulture),
    ];
}
