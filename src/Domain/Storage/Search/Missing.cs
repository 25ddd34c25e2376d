using HealthAssess.Domain;
using HealthAssess.Fhir.Search;
using HealthAssess.Storage.Index;

namespace HealthAssess.Storage.Search;

/// <summary><c>:missing=true</c>: nothing to find the resource by under this parameter.</summary>
/// <remarks>FHIR R4, search.html#modifiers.</remarks>
internal static class Missing
{
    public static string Of(SearchScope scope, string row, SearchDefinition definition, string value)
    {
        if (value is not ("true" or "false"))
        {
            return scope.Refuse(RefusalKind.Invalid, "missing-invalid", $"'{definition.Code}:missing' is true or false.", definition.Code);
        }

        return value == "true" ? $"(not {Present(row, definition)})" : $"({Present(row, definition)})";
    }

    private static string Present(string row, SearchDefinition definition)
    {
        if (definition.Type == SearchType.Date && definition.Code == PrincipalDate.Of(definition.Resource))
        {
            return $"({row}.date_low < {row}.date_high)";
        }

        var table = definition.Type switch
        {
            SearchType.Date => "index_date",
            SearchType.Quantity or SearchType.Number or SearchType.Special => "index_quantity",
            _ => "index_text",
        };
        return PersonParameters.Answers(definition.Resource, definition.Code)
            ? "not " + Exists(row, table, [IndexHash.Parameter(definition.Resource, definition.Code, PersonParameters.Nobody)])
            : Exists(row, table, definition.Type == SearchType.Special ? [NearCriterion.Latitude(definition)] : Unions.Hashes(definition.Resource, definition.Code));
    }

    private static string Exists(string row, string table, IReadOnlyList<long> parameters) =>
        $"exists (select 1 from {table} m where m.resource = {row}.key and {TextCondition.Parameter("m", parameters)})";
}
