using HealthAssess.Fhir.Search;
using HealthAssess.Storage.Index;

namespace HealthAssess.Storage.Search;

/// <summary>
/// <c>:below</c> and <c>:above</c> of a canonical address: <c>address|1</c> and below finds 1 and 1.2, <c>address|1.2</c> and
/// above finds 1; without a version it is the address that goes by its path.
/// </summary>
/// <remarks>FHIR R4, search.html#versions and search.html#uri.</remarks>
internal static class CanonicalHierarchy
{
    public static string Of(SearchScope scope, string row, SearchDefinition definition, string modifier, IReadOnlyList<string> parts)
    {
        var address = QueryText.Plain(parts[0]);
        var url = IndexText.Fit(address);
        var version = parts.Count > 1 ? IndexText.Fit(QueryText.Plain(parts[1])) : "";
        return TextCondition.In(scope, row, [IndexHash.Parameter(definition.Resource, definition.Code)], index => (modifier, version.Length) switch
        {
            ("below", 0) => StringCriterion.Begins(scope, index, IndexText.Part(address)),
            (_, 0) => $"{index}.value = any({scope.Sql.Value(UriCriterion.Beginnings(address))})",
            ("below", _) => $"{index}.value = {scope.Sql.Value(url)} and ({index}.exact = {scope.Sql.Value(version)} or ({index}.exact >= {scope.Sql.Value(version + ".")} and {index}.exact < {scope.Sql.Value(version + "/")}))",
            _ => $"{index}.value = {scope.Sql.Value(url)} and {index}.exact = any({scope.Sql.Value(Wider(version))})",
        });
    }

    /// <summary>The version, and each that leaves out something of its end.</summary>
    private static string[] Wider(string version) =>
        [version, .. Enumerable.Range(0, version.Length).Where(at => version[at] == '.').Select(at => version[..at])];
}
