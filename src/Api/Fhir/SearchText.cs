using System.Globalization;
using System.Net;
using HealthAssess.Storage;

namespace HealthAssess.Api.Fhir;

/// <summary>A query string without what says how to show the answer.</summary>
internal static class SearchText
{
    public static string Of(string queryString, FhirView view) => Of(queryString, view, null);

    /// <summary>The same, with references to resources under this server's own address made relative.</summary>
    public static string Of(string queryString, FhirView view, string? address)
    {
        var criteria = queryString.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(pair => !FhirView.Parameters.Contains(pair.Split('=')[0]))
            .Select(pair => address is null ? pair : OwnReferences.Shorten(pair, address));
        return string.Join('&', view.CountOnly ? criteria.Append("_count=0") : criteria);
    }

    /// <summary>The query as it was carried out: without what was ignored and what said nothing.</summary>
    public static string Without(string queryString, IReadOnlyList<(string Name, string Value)> dropped) => string.Join('&', queryString.TrimStart('?')
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Where(pair => pair.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals && equals < pair.Length - 1
            && !dropped.Contains((WebUtility.UrlDecode(pair[..equals]), WebUtility.UrlDecode(pair[(equals + 1)..]))))
        .Select(pair => pair.StartsWith("_count=", StringComparison.Ordinal) && decimal.TryParse(pair.AsSpan(7), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > SearchPage.MostMatches ? $"_count={SearchPage.MostMatches}" : pair));

    /// <summary>The same query one page further.</summary>
    public static string WithCursor(string queryString, string cursor) => string.Join('&', Pages(queryString).Append("_cursor=" + Uri.EscapeDataString(cursor)));

    /// <summary>The same query at its first page.</summary>
    public static string WithoutCursor(string queryString) => string.Join('&', Pages(queryString));

    private static IEnumerable<string> Pages(string queryString) =>
        queryString.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(pair => !pair.StartsWith("_cursor=", StringComparison.Ordinal));
}
