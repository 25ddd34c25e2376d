using HealthAssess.Fhir.Search;
using HealthAssess.Storage.Index;

namespace HealthAssess.Storage.Search;

/// <summary>A reference by canonical address, which leads to whatever has that address as its <c>url</c>, and the version where one was said.</summary>
/// <remarks>FHIR R4, references.html#canonical. The index folds the case of versions (<see cref="CodeCase"/>), and older rows of it do not.</remarks>
internal static class CanonicalLink
{
    /// <summary>The types of resources that a parameter may name by their address.</summary>
    public static IEnumerable<string> Targets(SearchDefinition definition) => definition.Targets.Where(HasAddress);

    /// <summary>Whether resources of a type are named by address.</summary>
    public static bool HasAddress(string type) => SearchDefinitions.Find(type, "url")?.Type == SearchType.Uri && SearchDefinitions.Find(type, "version") is not null;

    /// <summary>From an index row of the parameter to the resource it names: tables and conditions of a statement.</summary>
    /// <param name="definition">The reference parameter.</param>
    /// <param name="target">The type it leads to.</param>
    /// <param name="from">Alias of the row that has the reference.</param>
    /// <param name="address">Alias of the row that has the address.</param>
    /// <param name="there">Alias of the resource at that address.</param>
    public static (string Tables, string Conditions) Join(SearchDefinition definition, string target, string from, string address, string there) => (
        $"index_text {from} join index_text {address} on {address}.value = {from}.value join resource {there} on {there}.key = {address}.resource",
        $"{TextCondition.Parameter(from, [IndexHash.Parameter(definition.Resource, definition.Code)])} and {TextCondition.Parameter(address, [IndexHash.Parameter(target, "url")])} and "
            + $"({from}.exact is null or exists (select 1 from index_text v where v.resource = {there}.key and {TextCondition.Parameter("v", [IndexHash.Parameter(target, "version")])} and v.value in (lower({from}.exact), {from}.exact)))");

    /// <summary>A condition on <c>resource r</c>: it has that address.</summary>
    public static string At(SqlText sql, IReadOnlyList<string> types, string url, string? version)
    {
        var at = $"r.key in (select i.resource from index_text i where {TextCondition.Parameter("i", [.. types.Select(type => IndexHash.Parameter(type, "url"))])} and i.value = {sql.Value(IndexText.Fit(url))})";
        return version is null ? at
            : $"{at} and r.key in (select i.resource from index_text i where {TextCondition.Parameter("i", [.. types.Select(type => IndexHash.Parameter(type, "version"))])} and i.value = any({sql.Value(new[] { IndexText.Fit(CodeCase.Fold(version)), IndexText.Fit(version) })}))";
    }

    /// <summary>A condition on <c>resource r</c>: one of the parameters names that address, in this version or in none.</summary>
    public static string Names(SqlText sql, IReadOnlyList<SearchDefinition> definitions, string url, string? version) =>
        $"r.key in (select i.resource from index_text i where {TextCondition.Parameter("i", [.. definitions.Select(one => IndexHash.Parameter(one.Resource, one.Code))])} and i.value = {sql.Value(IndexText.Fit(url))} "
            + $"and (i.exact is null or i.exact = {sql.Value(version ?? "")}))";
}
