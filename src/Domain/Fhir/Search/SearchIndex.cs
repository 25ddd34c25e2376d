namespace HealthAssess.Fhir.Search;

/// <summary>Finds the values that a resource is found by: every base search parameter of its type, composites included.</summary>
/// <remarks>FHIR R4, search.html.</remarks>
public static class SearchIndex
{
    private static readonly SearchExtraction Everything = new(_ => true);

    /// <summary>The values, in no particular order; equal ones appear once for each element that has them.</summary>
    public static IReadOnlyList<SearchValue> Extract(Resource resource) => Everything.Extract(resource);
}
