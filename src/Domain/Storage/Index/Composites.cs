using HealthAssess.Fhir.Search;

namespace HealthAssess.Storage.Index;

/// <summary>Which composites need rows of their own.</summary>
internal static class Composites
{
    /// <summary>Over the resource itself a composite is the conjunction of its parts; only over a repeating element must values be kept together.</summary>
    public static bool IsCorrelated(SearchDefinition definition) =>
        definition.Expression != definition.Resource && Parts(definition).Count == 0;

    /// <summary>The two narrower composites of <c>combo-…</c>: the observation's own value, or one of its components'.</summary>
    public static IReadOnlyList<SearchDefinition> Parts(SearchDefinition definition) =>
        definition.Code.StartsWith("combo-", StringComparison.Ordinal)
            ? [.. new[] { definition.Code[6..], "component-" + definition.Code[6..] }
                .Select(code => SearchDefinitions.Find(definition.Resource, code)).OfType<SearchDefinition>()]
            : [];
}
