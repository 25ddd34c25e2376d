using HealthAssess.Domain;
using HealthAssess.Fhir.Search;
using HealthAssess.Storage.Index;

namespace HealthAssess.Storage.Search;

/// <summary>A condition on what points here: <c>_has:Observation:patient:code=…</c>.</summary>
/// <remarks>FHIR R4, search.html#has.</remarks>
internal static class ReverseChain
{
    public static string Of(SearchScope scope, string row, string type, string name, string value)
    {
        var parts = name.Split(':', 4);
        if (parts.Length < 4)
        {
            return scope.Refuse(RefusalKind.Invalid, "has-invalid", "'_has' needs a type, its reference parameter to this type, and a parameter: _has:Observation:patient:code.", "_has");
        }

        if (SearchDefinitions.Find(parts[1], parts[2]) is not { Type: SearchType.Reference } definition || (definition.Targets.Count > 0 && !definition.Targets.Contains(type)))
        {
            return scope.Refuse(RefusalKind.NotSupported, "has-invalid", $"'{parts[1]}' has no parameter '{parts[2]}' that refers to {type}; '_has' needs one, as in _has:Observation:patient:code.", "_has");
        }

        if (!scope.Joins(1, "_has"))
        {
            return "false";
        }

        var there = scope.Alias();
        var condition = $"{scope.Visible(there, definition.Resource)} and {Criterion.Of(scope, there, definition.Resource, parts[3], value)}";
        if (type == "Patient" && PersonParameters.Answers(definition.Resource, definition.Code))
        {
            // Without those merged with them: a second arm kept PostgreSQL from going along the Patients and stopping at a page (docs/decisions.md).
            return $"{row}.person in (select {there}.person from resource {there} where {condition})";
        }

        var index = scope.Alias();
        return $"{row}.id in (select {index}.value from resource {there} join index_text {index} on {index}.resource = {there}.key where {condition} and "
            + $"{TextCondition.Parameter(index, [IndexHash.Parameter(definition.Resource, definition.Code)])} and {index}.system = {scope.Sql.Value(IndexHash.System(type))}{Named(scope, type, definition, [.. parts, value])})";
    }

    /// <summary>Those that something names by their canonical address.</summary>
    private static string Named(SearchScope scope, string type, SearchDefinition definition, string[] parts)
    {
        if (!CanonicalLink.Targets(definition).Contains(type))
        {
            return "";
        }

        var (from, address, named, there) = (scope.Alias(), scope.Alias(), scope.Alias(), scope.Alias());
        var (tables, conditions) = CanonicalLink.Join(definition, type, from, address, named);
        return $" union all select {named}.id from resource {there} join ({tables}) on {from}.resource = {there}.key "
            + $"where {scope.Visible(there, definition.Resource)} and {Criterion.Of(scope, there, definition.Resource, parts[3], parts[4])} and {conditions}";
    }
}
