using System.Globalization;
using HealthAssess.Domain;
using HealthAssess.Storage;
using Microsoft.AspNetCore.WebUtilities;

namespace HealthAssess.Api.Fhir;

/// <summary>The parameters of a history.</summary>
/// <remarks>http://hl7.org/fhir/R4/http.html#history. _at: what was current at a moment, or at some time in a day, month or year.</remarks>
internal static class HistoryText
{
    private static readonly string[] Known = ["_count", "_since", "_at", "_sort", "_cursor", .. FhirView.Parameters];

    /// <summary>Parameters that no history has.</summary>
    public static IReadOnlyList<string> Unknown(string queryString) => [.. QueryHelpers.ParseQuery(queryString).Keys.Except(Known)];

    /// <summary>The query without them, as it was carried out.</summary>
    public static string Understood(string queryString) => string.Join('&', queryString.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Where(pair => Known.Contains(Uri.UnescapeDataString(pair.Split('=')[0]))));

    public static Outcome<HistoryQuery> Of(string? type, string? id, string queryString, bool lenient)
    {
        var query = QueryHelpers.ParseQuery(queryString);
        string? One(string name) => query.TryGetValue(name, out var value) && value.ToString() is { Length: > 0 } text ? text : null;
        if (!lenient && Unknown(queryString) is [var unknown, ..])
        {
            return new Refusal(RefusalKind.NotSupported, "parameter-unknown", "A history has _count, _since, _at, _sort, _pretty, _summary and _elements.", unknown);
        }

        var asked = 50m;
        if (One("_count") is { } number && !decimal.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out asked))
        {
            return new Refusal(RefusalKind.Invalid, "count", "_count is a whole number.", "_count");
        }

        var count = (int)Math.Min(asked, SearchPage.MostMatches);
        // A plus sign in an address that was not escaped arrives as a blank.
        var (since, at) = (Moments.Of(One("_since")?.Replace(' ', '+')), Moments.Of(One("_at")?.Replace(' ', '+')));
        var countOnly = count == 0 || One("_summary") == "count";
        return One("_sort") is not (null or "-_lastUpdated") ? new Refusal(RefusalKind.NotSupported, "history-sort", "A history comes newest first: _sort=-_lastUpdated.", "_sort")
            : One("_since") is not null && since is null ? new Refusal(RefusalKind.Invalid, "since", "_since is an instant, as in 2026-03-01T09:30:00Z.", "_since")
            : One("_at") is not null && at is null ? new Refusal(RefusalKind.Invalid, "at", "_at is a moment or a date, as in 2026-03-01.", "_at")
            : Outcome<HistoryQuery>.Of(new HistoryQuery(type, id, since?.First, at?.First, at?.Last, countOnly ? int.MaxValue : count, One("_cursor")) { CountOnly = countOnly });
    }
}
