using HealthAssess.Domain;
using HealthAssess.Fhir.Search;
using HealthAssess.Storage.Index;

namespace HealthAssess.Storage.Search;

/// <summary>One <c>name=value</c> of a search as a condition over a row of <c>resource</c>.</summary>
internal static class Criterion
{
    private const int MostLinks = 6;

    /// <summary>The condition; alternatives are separated by commas.</summary>
    /// <param name="scope">The search.</param>
    /// <param name="row">The row's name in the statement.</param>
    /// <param name="type">The row's resource type.</param>
    /// <param name="name">Parameter with modifier or chain: <c>code:not</c>, <c>patient.name</c>, <c>_has:Observation:patient:code</c>.</param>
    /// <param name="value">The value as it was given.</param>
    public static string Of(SearchScope scope, string row, string type, string name, string value)
    {
        if (name.Split('.').Length + name.Split("_has:").Length - 2 > MostLinks)
        {
            return scope.Refuse(RefusalKind.NotSupported, "chain-long", "A chain has at most 6 links, _has counted.", name.Split(':', '.')[0]);
        }

        if (!scope.Takes(1, name.Split(':', '.')[0]))
        {
            return "false";
        }

        if (name.StartsWith("_has:", StringComparison.Ordinal))
        {
            return ReverseChain.Of(scope, row, type, name, value);
        }

        if (name.IndexOf('.', StringComparison.Ordinal) is var dot and > 0)
        {
            return Chain.Of(scope, row, type, type, name[..dot], name[(dot + 1)..], value);
        }

        var colon = name.IndexOf(':', StringComparison.Ordinal);
        var (code, modifier) = colon < 0 ? (name, null) : (name[..colon], name[(colon + 1)..]);
        return SpecialCriterion.TryOf(scope, row, type, code, modifier, value) ?? Defined(scope, row, type, type, code, modifier, value);
    }

    /// <summary>The condition on a resource that is contained in the row; its values stand in the index under another name than its type's.</summary>
    public static string Contained(SearchScope scope, string row, string type, string indexed, string name, string value)
    {
        if (!scope.Takes(1, name.Split(':', '.')[0]))
        {
            return "false";
        }

        if (name.IndexOf('.', StringComparison.Ordinal) is var dot and > 0)
        {
            return Chain.Of(scope, row, type, indexed, name[..dot], name[(dot + 1)..], value);
        }

        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? Defined(scope, row, type, indexed, name, null, value) : Defined(scope, row, type, indexed, name[..colon], name[(colon + 1)..], value);
    }

    private static string Defined(SearchScope scope, string row, string type, string indexed, string code, string? modifier, string value)
    {
        if (SearchDefinitions.Find(type, code) is not { } found || found.Expression.Length == 0)
        {
            return scope.Refuse(RefusalKind.NotSupported, "parameter-unknown", $"{type} has no search parameter '{code}' here.", code);
        }

        var definition = found with { Resource = indexed };

        if (modifier == "missing" && definition.Type != SearchType.Composite)
        {
            return Missing.Of(scope, row, definition, value);
        }

        var alternatives = QueryText.Alternatives(value);
        if (alternatives.Count == 0)
        {
            return scope.Refuse(RefusalKind.Invalid, "value-empty", $"'{code}' has no value.", code);
        }

        var any = alternatives.Count > TokenCriterion.Many && definition.Type == SearchType.Token && modifier is null or "not"
            ? TokenCriterion.AnyOf(scope, row, definition, alternatives)
            : Each(scope, code, alternatives, one => One(scope, row, definition, modifier, one));
        return modifier == "not" ? $"not ({any})" : $"({any})";
    }

    /// <summary>One of the alternatives, each looked up on its own.</summary>
    public static string Each(SearchScope scope, string code, IReadOnlyList<string> alternatives, Func<string, string> condition) =>
        scope.Takes(alternatives.Count - 1, code) ? string.Join(" or ", alternatives.Select(one => $"({condition(one)})")) : "false";

    private static string One(SearchScope scope, string row, SearchDefinition definition, string? modifier, string value)
    {
        var param = IndexHash.Parameter(definition.Resource, definition.Code);
        return definition.Type switch
        {
            SearchType.String => StringCriterion.Of(scope, row, definition, modifier, value),
            SearchType.Token => TokenCriterion.Of(scope, row, definition, modifier, value),
            SearchType.Reference => ReferenceCriterion.Of(scope, row, definition, modifier, value),
            SearchType.Uri => UriCriterion.Of(scope, row, definition, modifier, value),
            _ when modifier is not null =>
                scope.Refuse(RefusalKind.NotSupported, "modifier-unknown", $"'{definition.Code}' has no modifier ':{modifier}'.", definition.Code),
            SearchType.Date => DateCriterion.Of(scope, row, definition, param, value),
            SearchType.Composite => CompositeCriterion.Of(scope, row, definition, value),
            SearchType.Quantity => Any(Unions.Hashes(definition.Resource, definition.Code), hash => QuantityCriterion.Of(scope, row, definition, hash, value)),
            SearchType.Special => NearCriterion.Of(scope, row, definition, value),
            SearchType.Number => QuantityCriterion.Of(scope, row, definition, param, value),
            _ => scope.Refuse(RefusalKind.NotSupported, "parameter-unsupported", $"'{definition.Code}' is not supported here.", definition.Code),
        };
    }

    private static string Any(long[] parameters, Func<long, string> condition) =>
        parameters is [var only] ? condition(only) : "(" + string.Join(" or ", parameters.Select(condition)) + ")";
}
