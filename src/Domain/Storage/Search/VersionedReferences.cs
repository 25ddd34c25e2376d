using System.Globalization;
using HealthAssess.Domain;
using HealthAssess.Fhir.Search;
using HealthAssess.Storage.Access;
using HealthAssess.Storage.Reading;

namespace HealthAssess.Storage.Search;

/// <summary>What comes along with a reference that names a version (<c>Practitioner/x/_history/1</c>): that version, or the current one where there is none of that number here.</summary>
/// <remarks>FHIR R4, search.html#versions.</remarks>
internal static class VersionedReferences
{
    public static SqlText Select(Caller caller, string type, IReadOnlyList<ReferenceValue> references)
    {
        var sql = new SqlText();
        var asked = references.Select(reference => (Id: reference.Id!, Version: Number(reference.Version!))).Distinct().ToList();
        var (ids, versions) = (sql.Value(asked.Select(one => one.Id).ToArray()), sql.Value(asked.Select(one => one.Version).ToArray()));
        return sql.Add($"select {StoredRow.Columns} from unnest({ids}::text[], {versions}::integer[]) as a(id, version) join resource r on r.type = {sql.Value(type)}::resource_type and r.id = a.id ")
            .Add("join resource_version v on v.resource = r.key and v.version = coalesce((select w.version from resource_version w where w.resource = r.key and w.version = a.version and w.body is not null), r.version) ")
            .Add($"{StoredRow.Key} where not r.deleted and {RowFilter.For(caller, "r", sql)} limit {Including.MostIncluded}");
    }

    // Of another server a version may be any text.
    private static int Number(string version) => int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
