using HealthAssess.Domain;
using HealthAssess.Storage;

namespace HealthAssess.Api.Fhir;

/// <summary>A page of versions as a history Bundle.</summary>
/// <remarks>http://hl7.org/fhir/R4/http.html#history</remarks>
internal static class HistoryBundle
{
    public static ReadOnlyMemory<byte> Of(HistoryPage page, HistoryQuery query, string asked, string address, FhirView view)
    {
        var self = string.Join('/', new[] { address, query.Type, query.Id, "_history" }.Where(part => part is not null));
        List<(string, string)> links = [("self", asked.Length == 0 ? self : $"{self}?{asked.TrimStart('?')}")];
        if (page.Next is { } next)
        {
            links.Add(("next", $"{self}?{SearchText.WithCursor(asked, next)}"));
        }

        using var bundle = new BundleText("history", timestamp: null, page.Total, links);
        foreach (var version in page.Versions)
        {
            bundle.Version($"{address}/{version.Type}/{version.Id}", version, Method(version), version.Json.IsEmpty ? default : view.Of(version));
        }

        return bundle.Finish();
    }

    /// <summary>What came first under an id that is not of our making was put there.</summary>
    private static string Method(StoredResource version) => version.IsDeleted ? "DELETE" : version.Version == 1 && Ids.IsOurs(version.Id) ? "POST" : "PUT";
}
