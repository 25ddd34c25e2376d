using HealthAssess.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Api.Fhir;

/// <summary>A page of versions as a history Bundle.</summary>
/// <remarks>http://hl7.org/fhir/R4/http.html#history</remarks>
internal static class HistoryBundle
{
    public static ReadOnlyMemory<byte> Of(HistoryPage page, HistoryQuery query, HttpRequest http)
    {
        var address = http.Address();
        var self = string.Join('/', new[] { address, query.Type, query.Id, "_history" }.Where(part => part is not null));
        List<(string, string)> links = [("self", self + http.QueryString)];
        if (page.Next is { } next)
        {
            links.Add(("next", $"{self}?_count={query.Count}&_cursor={Uri.EscapeDataString(next)}"));
        }

        using var bundle = new BundleText("history", http.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow(), links: links);
        foreach (var version in page.Versions)
        {
            bundle.Version($"{address}/{version.Type}/{version.Id}", version, Method(version));
        }

        return bundle.Finish();
    }

    private static string Method(StoredResource version) => version.IsDeleted ? "DELETE" : version.Version == 1 ? "POST" : "PUT";
}
