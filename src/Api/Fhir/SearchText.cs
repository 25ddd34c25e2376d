namespace HealthAssess.Api.Fhir;

/// <summary>A query string without what says how to show the answer.</summary>
internal static class SearchText
{
    public static string Of(string queryString, FhirView view)
    {
        var criteria = queryString.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(pair => !FhirView.Parameters.Contains(pair.Split('=')[0]));
        return string.Join('&', view.CountOnly ? criteria.Append("_count=0") : criteria);
    }

    /// <summary>The same query one page further.</summary>
    public static string WithCursor(string queryString, string cursor)
    {
        var rest = queryString.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(pair => !pair.StartsWith("_cursor=", StringComparison.Ordinal));
        return string.Join('&', rest.Append("_cursor=" + Uri.EscapeDataString(cursor)));
    }
}
