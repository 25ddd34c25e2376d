using System.Globalization;
using HealthAssess.Domain;
using HealthAssess.Fhir.Search;
using HealthAssess.Storage.Access;
using HealthAssess.Storage.Keys;
using HealthAssess.Storage.Records;

namespace HealthAssess.Storage.Reading;

/// <summary>Everything of one person, the Patient first.</summary>
/// <remarks>FHIR R4, patient-operation-everything.html: the compartment is the <c>person</c> column.</remarks>
internal sealed class EverythingReading(Database database, DataKeys keys)
{
    private const int MostAPage = 1000;

    private readonly Cursors cursors = new(database.MasterKey);
    private readonly NamedRegisters registers = new(keys);

    private static Refusal TooMany { get; } = new(RefusalKind.TooLong, "include-many", "This record names more than 1000 places, people and products. The first 1000 come along.", "_include");

    public async Task<Outcome<SearchPage>> Read(Caller caller, Guid person, RecordPart query, CancellationToken cancellation)
    {
        var name = $"everything {person}";
        var place = query.Cursor is null ? null : cursors.Read(caller, name, query.Cursor);
        if (query.Cursor is not null && place is not { Length: 3 })
        {
            return new Refusal(RefusalKind.Invalid, "cursor-invalid", "This is no page of this list. Begin with the first page.", "_cursor");
        }

        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        if (query.Count == 0)
        {
            await using var counting = Counting(caller, person, query).On(connection);
            return Outcome<SearchPage>.Of(new SearchPage([], [], null, (long)(await counting.ExecuteScalarAsync(cancellation))!, []));
        }

        var count = Math.Min(query.Count, MostAPage);
        await using var command = Statement(caller, person, query, place, count).On(connection);
        List<SealedVersion> rows = [];
        await using (var reader = await command.ExecuteReaderAsync(cancellation))
        {
            while (await reader.ReadAsync(cancellation))
            {
                rows.Add(StoredRow.Read(reader));
            }
        }

        var stored = await new Bodies(keys).Open([.. rows.Take(count)], cancellation);
        var named = await registers.Of(caller, [.. stored.Where(Bodies.IsThere)], connection, cancellation);
        var shown = ShownRegisters.Of(place?[2]);
        var further = shown.Further(named.Where(one => IsAsked(query, one)));
        var next = rows.Count > count ? cursors.Write(caller, name, PlaceOf(rows[count - 1], shown)) : null;
        return Outcome<SearchPage>.Of(new SearchPage([.. stored.Where(one => Bodies.IsThere(one) && IsAsked(query, one))], further, next, null, shown.IsCut ? [TooMany] : []));
    }

    private static SqlText Statement(Caller caller, Guid person, RecordPart query, string?[]? place, int count)
    {
        var scope = new SqlText();
        scope.Add($"select {StoredRow.Columns} from resource r {StoredRow.Current} ");
        Where(scope, caller, person, query, query.Types.Count > 0 && query.Types.All(IsOfPerson));
        if (place is not null)
        {
            scope.Add($" and (r.type <> 'Patient', r.key) > ({scope.Value(place[0] == "1")}, {scope.Value(long.Parse(place[1]!, CultureInfo.InvariantCulture))})");
        }

        return scope.Add($" order by r.type <> 'Patient', r.key limit {scope.Value(count + 1)}");
    }

    /// <summary>How many resources the record holds, as they would stand on its pages: the places and people that it names come along and do not count.</summary>
    private static SqlText Counting(Caller caller, Guid person, RecordPart query)
    {
        var scope = new SqlText();
        scope.Add("select count(*) from resource r ");
        Where(scope, caller, person, query, query.Types.Count > 0);
        return scope;
    }

    private static void Where(SqlText scope, Caller caller, Guid person, RecordPart query, bool byType)
    {
        scope.Add($"where r.person = any(same_person({scope.Value(person)})) and not r.deleted and {RowFilter.For(caller, "r", scope)}");
        if (byType)
        {
            scope.Add($" and r.type::text = any({scope.Value(query.Types.ToArray())})");
        }

        if (query.Since is { } since)
        {
            scope.Add($" and r.updated >= {scope.Value(since.ToUniversalTime())}");
        }

        // What has no date belongs to every time.
        if (query.From is { } from)
        {
            scope.Add($" and (r.type = 'Patient' or r.date_high is null or r.date_high <= r.date_low or r.date_high > {scope.Value(from.ToUniversalTime())})");
        }

        if (query.Until is { } until)
        {
            scope.Add($" and (r.type = 'Patient' or r.date_low is null or r.date_high <= r.date_low or r.date_low <= {scope.Value(until.ToUniversalTime())})");
        }
    }

    private static bool IsAsked(RecordPart query, StoredResource one) => query.Types.Count == 0 || query.Types.Contains(one.Type);

    /// <summary>False for registers, which are in no record: to find those that a record names, all of it is read.</summary>
    private static bool IsOfPerson(string type) => type == "Patient" || Compartment.Parameters(type).Count > 0;

    private static string[] PlaceOf(SealedVersion row, ShownRegisters shown) => [row.Type == "Patient" ? "0" : "1", row.Key.ToString(CultureInfo.InvariantCulture), shown.ToString()];
}
