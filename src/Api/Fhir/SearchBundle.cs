using HealthAssess.Api.Pipeline;
using HealthAssess.Storage;

namespace HealthAssess.Api.Fhir;

/// <summary>A page of matches as a searchset Bundle.</summary>
/// <remarks>http://hl7.org/fhir/R4/http.html#search</remarks>
internal static class SearchBundle
{
    /// <param name="page">What was found.</param>
    /// <param name="search">Address of the search, without its query.</param>
    /// <param name="query">The query as it was asked.</param>
    /// <param name="address">Base of the server.</param>
    /// <param name="view">How matches are shown.</param>
    public static ReadOnlyMemory<byte> Of(SearchPage page, string search, string query, string address, FhirView view)
    {
        query = SearchText.Without(query, page.Dropped);
        List<(string, string)> links = [("self", query.Length == 0 ? search : $"{search}?{query}")];
        links.Add(("first", SearchText.WithoutCursor(query) is { Length: > 0 } first ? $"{search}?{first}" : search));
        if (page.Previous is { } previous)
        {
            links.Add(("previous", $"{search}?{SearchText.WithCursor(query, previous)}"));
        }

        if (page.Next is { } next)
        {
            links.Add(("next", $"{search}?{SearchText.WithCursor(query, next)}"));
        }

        using var bundle = new BundleText("searchset", timestamp: null, page.Total, links);
        foreach (var match in page.Matches)
        {
            bundle.Found($"{address}/{match.Type}/{match.Id}", view.Of(match), "match");
        }

        foreach (var included in page.Included)
        {
            bundle.Found($"{address}/{included.Type}/{included.Id}", view.OfIncluded(included), "include");
        }

        if (page.Ignored.Count > 0)
        {
            bundle.Found(null, RefusalResult.OperationOutcome(page.Ignored, "warning"), "outcome");
        }

        return bundle.Finish();
    }
}
