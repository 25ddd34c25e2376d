using HealthAssess.Domain;
using HealthAssess.Fhir.Search;
using HealthAssess.Storage.Index;

namespace HealthAssess.Storage.Search;

/// <summary>Two values that belong to the same element: <c>8480-6$gt140</c>.</summary>
/// <remarks>FHIR R4, search.html#combining.</remarks>
internal static class CompositeCriterion
{
    public static string Of(SearchScope scope, string row, SearchDefinition definition, string value)
    {
        var parts = QueryText.Split(value, '$');
        if (parts.Count != 2 || definition.Components.Count != 2 || parts.Any(QueryText.IsEmpty))
        {
            return scope.Refuse(RefusalKind.Invalid, "composite-invalid", $"'{definition.Code}' needs two values joined by $.", definition.Code);
        }

        if (Composites.Parts(definition) is { Count: > 0 } narrower)
        {
            return "(" + string.Join(" or ", narrower.Select(part => Of(scope, row, part, value))) + ")";
        }

        return Composites.IsCorrelated(definition)
            ? SameElement(scope, row, definition, parts)
            : Criterion.Of(scope, row, definition.Resource, definition.Components[0].Code, parts[0])
                + " and " + Criterion.Of(scope, row, definition.Resource, definition.Components[1].Code, parts[1]);
    }

    private static string SameElement(SearchScope scope, string row, SearchDefinition definition, IReadOnlyList<string> parts)
    {
        if (parts[0].EndsWith('|'))
        {
            return scope.Refuse(RefusalKind.NotSupported, "composite-code", $"'{definition.Code}' needs a code as its first value; a system alone is not enough here.", definition.Code);
        }

        List<string> first = [.. QueryText.Split(parts[0], '|').Select(QueryText.Plain)];
        var token = "|" + string.Join('|', [.. first[..^1], CodeCase.Fold(first[^1])]);
        var param = IndexHash.Parameter(definition.Resource, definition.Code, token);
        var second = definition.Components[1];
        var like = definition with { Code = second.Code, Type = second.Type };
        return second.Type switch
        {
            SearchType.Quantity or SearchType.Number => QuantityCriterion.Of(scope, row, like, param, parts[1]),
            SearchType.Date => DateCriterion.Of(scope, row, like, param, parts[1]),
            SearchType.Token => TextCondition.In(scope, row, [param], index => TokenCriterion.Equal(scope, index, like, QueryText.Split(parts[1], '|'))),
            SearchType.String => TextCondition.In(scope, row, [param], index => StringCriterion.Begins(scope, index, IndexText.Part(Folding.Fold(QueryText.Plain(parts[1]))))),
            _ => TextCondition.In(scope, row, [param], index => $"{index}.value = {scope.Sql.Value(QueryText.Plain(parts[1]).Split('/')[^1])}"),
        };
    }
}
