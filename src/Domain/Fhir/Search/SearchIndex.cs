using System.Collections.Concurrent;

namespace HealthAssess.Fhir.Search;

/// <summary>Finds the values that a resource is found by: every base search parameter of its type, composites included.</summary>
/// <remarks>FHIR R4, search.html. The storage calls <c>SearchIndex.Extract(resource)</c> once for each write.</remarks>
public static class SearchIndex
{
    private static readonly ConcurrentDictionary<string, SearchPlan> Plans = new(StringComparer.Ordinal);

    /// <summary>The values, in no particular order; equal ones appear once for each element that has them.</summary>
    public static IReadOnlyList<SearchValue> Extract(Resource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        var values = new List<SearchValue>(32);
        PlanOf(resource.TypeName).Extract(resource.Root, values);
        return values;
    }

    private static SearchPlan PlanOf(string type) => Plans.TryGetValue(type, out var plan) ? plan : Plans.GetOrAdd(type, SearchPlan.Of);
}
