using HealthAssess.Storage;

namespace HealthAssess.Api.Fhir;

/// <summary>A page of versions as a history Bundle.</summary>
/// <remarks>http://hl7.org/fhir/R4/http.html#history</remarks>
internal static class HistoryBundle
{
    public static ReadOnlyMemory<byte> Of(HistoryPage page, HistoryQuery query, string asked, string address, FhirView view)
    {
        var self = string.Join('/', new[] { address, query.Type, query.Id, "_history" }.Where(part => part is not null));
        List<(string, string)> links = [("self", asked.Length == 0 ? self : $"{self}?{asked}")];
        if (page.Next is { } next)
        {
            links.Add(("next", $"{self}?{SearchText.WithCursor(asked, next)}"));
        }

        using var bundle = new BundleText("history", timestamp: null, page.Total, links);
        foreach (var version in page.Versions)
        {
            bundle.Version($"{address}/{version.Type}/{version.Id}", version, Method(version.How), version.Json.IsEmpty ? default : view.Of(version));
        }

        return bundle.Finish();
    }

    private static string Method(WrittenHow how) => how switch
    {
        WrittenHow.Created => "POST",
        WrittenHow.Patched => "PATCH",
        WrittenHow.Deleted => "DELETE",
        _ => "PUT",
    };
}
