using System.Globalization;
using HealthAssess.Domain;
using HealthAssess.Storage.Access;
using HealthAssess.Storage.Keys;
using HealthAssess.Storage.Records;

namespace HealthAssess.Storage.Reading;

/// <summary>Which part of a person's record.</summary>
/// <param name="Types">Only these types; empty for all.</param>
/// <param name="Since">Only what was stored at or after this.</param>
/// <param name="Count">Resources a page, at most 1000.</param>
/// <param name="Cursor">The place where the page before ended.</param>
internal sealed record EverythingQuery(IReadOnlyList<string> Types, DateTimeOffset? Since, int Count, string? Cursor);

/// <summary>Everything of one person, the Patient first.</summary>
/// <remarks>FHIR R4, patient-operation-everything.html: the compartment is the <c>person</c> column.</remarks>
internal sealed class EverythingReading(Database database, DataKeys keys)
{
    private const int MostAPage = 1000;

    private readonly Cursors cursors = new(database.MasterKey);

    public async Task<Outcome<SearchPage>> Read(Caller caller, Guid person, EverythingQuery query, CancellationToken cancellation)
    {
        var name = $"everything {person}";
        var place = query.Cursor is null ? null : cursors.Read(name, query.Cursor);
        if (query.Cursor is not null && place is not { Length: 2 })
        {
            return new Refusal(RefusalKind.Invalid, "cursor-invalid", "This is no page of this list. Begin with the first page.", "_cursor");
        }

        var count = Math.Clamp(query.Count, 1, MostAPage);
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
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
        var next = rows.Count > count ? cursors.Write(name, PlaceOf(rows[count - 1])) : null;
        return Outcome<SearchPage>.Of(new SearchPage(stored, [], next, null, []));
    }

    private static SqlText Statement(Caller caller, Guid person, EverythingQuery query, string?[]? place, int count)
    {
        var scope = new SqlText();
        scope.Add($"select {StoredRow.Columns} from resource r {StoredRow.Current} ")
            .Add($"where r.person = any(same_person({scope.Value(person)})) and not r.deleted and {RowFilter.For(caller, "r", scope)}");
        if (query.Types.Count > 0)
        {
            scope.Add($" and r.type::text = any({scope.Value(query.Types.ToArray())})");
        }

        if (query.Since is { } since)
        {
            scope.Add($" and r.updated >= {scope.Value(since.ToUniversalTime())}");
        }

        if (place is not null)
        {
            scope.Add($" and (r.type <> 'Patient', r.key) > ({scope.Value(place[0] == "1")}, {scope.Value(long.Parse(place[1]!, CultureInfo.InvariantCulture))})");
        }

        return scope.Add($" order by r.type <> 'Patient', r.key limit {scope.Value(count + 1)}");
    }

    private static string[] PlaceOf(SealedVersion row) => [row.Type == "Patient" ? "0" : "1", row.Key.ToString(CultureInfo.InvariantCulture)];
}
