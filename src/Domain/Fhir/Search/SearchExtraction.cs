using System.Collections.Concurrent;

namespace HealthAssess.Fhir.Search;

/// <summary>Finds the values of some search parameters, all in one walk over the resource: whoever needs not all does not pay for all.</summary>
/// <param name="wanted">Which parameters; asked once for each.</param>
public sealed class SearchExtraction(Func<SearchDefinition, bool> wanted)
{
    private readonly ConcurrentDictionary<string, SearchPlan> plans = new(StringComparer.Ordinal);

    /// <summary>The values, in no particular order; equal ones appear once for each element that has them.</summary>
    public IReadOnlyList<SearchValue> Extract(Resource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        var values = new List<SearchValue>(32);
        PlanOf(resource.TypeName).Extract(resource.Root, values);
        return values;
    }

    private SearchPlan PlanOf(string type) => plans.TryGetValue(type, out var plan)
        ? plan
        : plans.GetOrAdd(type, name => SearchPlan.Of(name, SearchDefinitions.Of(name).Where(wanted)));
}
