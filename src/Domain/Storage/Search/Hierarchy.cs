using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Fhir.Search;
using HealthAssess.Storage.Index;

namespace HealthAssess.Storage.Search;

/// <summary><c>location:below=42</c>: at that place or at any that is part of it; <c>:above</c>: or at any that it is part of.</summary>
/// <remarks>FHIR R4, search.html#recursive. Followed through records that the caller may see.</remarks>
internal static class Hierarchy
{
    public static string Of(SearchScope scope, string row, SearchDefinition definition, string modifier, string value)
    {
        var slash = value.IndexOf('/', StringComparison.Ordinal);
        var (asked, id) = slash < 0 ? (null, value) : (value[..slash], value[(slash + 1)..]);
        List<SearchDefinition> wholes = [.. TypePolicies.ByType.Keys.Where(type => (asked ?? type) == type && Targets(definition, type)).Select(PartOf).OfType<SearchDefinition>()];
        return wholes.Count == 0
            ? scope.Refuse(RefusalKind.NotSupported, "no-hierarchy", $"What '{definition.Code}' points to has no parts of its own kind, so nothing lies above or below it.", definition.Code)
            : "(" + string.Join(" or ", wholes.Select(partOf => TextCondition.In(scope, row, [IndexHash.Parameter(definition.Resource, definition.Code)], index =>
                $"{index}.system = {scope.Sql.Value(IndexHash.System(partOf.Resource))} and {index}.value in ({Family(scope, partOf, modifier == "below", id)})"))) + ")";
    }

    private static bool Targets(SearchDefinition definition, string type) => definition.Targets.Count == 0 || definition.Targets.Contains(type);

    /// <summary>The parameter that says what a resource of a type is part of, where that is of the same type.</summary>
    private static SearchDefinition? PartOf(string type) =>
        SearchDefinitions.Of(type).FirstOrDefault(one => one.Code is "partof" or "part-of" && one.Targets.Contains(type));

    private static string Family(SearchScope scope, SearchDefinition partOf, bool below, string id)
    {
        var (family, part, link) = (scope.Alias(), scope.Alias(), scope.Alias());
        var isLink = $"{TextCondition.Parameter(link, [IndexHash.Parameter(partOf.Resource, partOf.Code)])} and {link}.system = {scope.Sql.Value(IndexHash.System(partOf.Resource))}";
        var step = below
            ? $"select {part}.id from {family} join index_text {link} on {link}.value = {family}.id join resource {part} on {part}.key = {link}.resource"
            : $"select {link}.value from {family} join resource {part} on {part}.id = {family}.id join index_text {link} on {link}.resource = {part}.key";
        return $"with recursive {family}(id) as (select {scope.Sql.Value(id)}::text collate \"C\" union {step} where {scope.Visible(part, partOf.Resource)} and {isLink}) select {family}.id from {family}";
    }
}
