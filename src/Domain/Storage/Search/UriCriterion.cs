using HealthAssess.Domain;
using HealthAssess.Fhir.Search;
using HealthAssess.Storage.Index;

namespace HealthAssess.Storage.Search;

/// <summary>An address, compared as a whole; a canonical without version finds every version. <c>:below</c> and <c>:above</c> go by its path.</summary>
/// <remarks>FHIR R4, search.html#uri.</remarks>
internal static class UriCriterion
{
    public static string Of(SearchScope scope, string row, SearchDefinition definition, string? modifier, string value)
    {
        var uri = QueryText.Plain(value);
        long[] parameters = [IndexHash.Parameter(definition.Resource, definition.Code)];
        return modifier switch
        {
            null => TextCondition.In(scope, row, parameters, index =>
                $"({index}.value = {scope.Sql.Value(uri)} or ({index}.value >= {scope.Sql.Value(uri + "|")} and {index}.value < {scope.Sql.Value(uri + "}")}))"),
            "below" => TextCondition.In(scope, row, parameters, index =>
                $"({index}.value = {scope.Sql.Value(uri)} or ({index}.value >= {scope.Sql.Value(uri.TrimEnd('/') + "/")} and {index}.value < {scope.Sql.Value(uri.TrimEnd('/') + "0")}))"),
            "above" => TextCondition.In(scope, row, parameters, index => $"{index}.value = any({scope.Sql.Value(Ancestors(uri))})"),
            _ => scope.Refuse(RefusalKind.NotSupported, "modifier-unknown", $"'{definition.Code}' has no modifier ':{modifier}'; it has :below, :above and :missing.", definition.Code),
        };
    }

    private static string[] Ancestors(string uri)
    {
        List<string> ancestors = [uri];
        for (var slash = uri.LastIndexOf('/'); slash > 0; slash = uri.LastIndexOf('/', slash - 1))
        {
            ancestors.Add(uri[..slash]);
            ancestors.Add(uri[..(slash + 1)]);
        }

        return [.. ancestors];
    }
}
