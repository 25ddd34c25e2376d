using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace HealthAssess.Api.Fhir;

/// <summary>Which form of JSON the caller takes: <c>_format</c>, else <c>Accept</c>. What cannot be read, or names only what is not spoken here, is taken by nobody.</summary>
/// <remarks>http://hl7.org/fhir/R4/http.html#mime-type and #parameters; RFC 9110, 12.5.1: the most specific range counts, and q=0 refuses.</remarks>
internal static class AcceptedFormat
{
    private const string Usual = "application/fhir+json";
    private const string NewlineDelimited = "application/fhir+ndjson";

    private static readonly string[] Forms = [Usual, "application/json", "text/json", "application/json+fhir"];

    /// <summary>Why nothing is answered.</summary>
    public static Refusal Refusal { get; } = new(RefusalKind.NotSupported, "json-only-out", "This server answers in JSON (application/fhir+json) only.");

    /// <summary>406.</summary>
    public static RefusalResult Unacceptable { get; } = new([Refusal], StatusCodes.Status406NotAcceptable);

    public static bool IsJson(string mediaType) => Forms.Contains(mediaType, StringComparer.OrdinalIgnoreCase);

    /// <summary>False where the query asks for another format by <c>_format</c>.</summary>
    public static bool IsAskedAsJson(string query) =>
        !query.Contains("_format", StringComparison.Ordinal) || !QueryHelpers.ParseQuery(query).TryGetValue("_format", out var format) || IsOurs(format.ToString());

    /// <summary>The media type to answer with, or null when the caller takes none of ours.</summary>
    public static string? Of(HttpRequest request)
    {
        if (request.Query.TryGetValue("_format", out var format) && format.ToString() is { Length: > 0 } wanted)
        {
            return IsOurs(wanted) ? Usual : null;
        }

        // What nearly all say needs no parsing.
        if (request.Headers.Accept is [Usual] or ["*/*"] || string.IsNullOrWhiteSpace(request.Headers.Accept.ToString()))
        {
            return Usual;
        }

        var ranges = request.GetTypedHeaders().Accept;
        var best = Forms.MaxBy(form => Quality(ranges, form))!;
        return Quality(ranges, best) > 0 ? best : IsFile(request) && Quality(ranges, NewlineDelimited) > 0 ? Usual : null;
    }

    /// <remarks>http://hl7.org/fhir/R4/http.html#version-parameter</remarks>
    public static bool IsR4(MediaTypeHeaderValue type) =>
        type.Parameters.FirstOrDefault(one => one.Name.Equals("fhirVersion", StringComparison.OrdinalIgnoreCase)) is not { } version || version.Value.ToString().Trim('"') is "4.0" or "4.0.1";

    /// <summary>A plus sign in an address that was not escaped arrives as a blank.</summary>
    private static bool IsOurs(string format) => format.Length == 0 || format.Equals("json", StringComparison.OrdinalIgnoreCase)
        || (MediaTypeHeaderValue.TryParse(format.Replace("fhir json", "fhir+json", StringComparison.OrdinalIgnoreCase).Replace("json fhir", "json+fhir", StringComparison.OrdinalIgnoreCase), out var type)
            && IsR4(type) && IsJson(type.MediaType.ToString()));

    /// <summary>What the most specific range says of a media type; 0 where none speaks of it.</summary>
    private static double Quality(IList<MediaTypeHeaderValue> ranges, string form) => ranges
        .Where(range => IsR4(range) && (range.MatchesAllTypes || range.MediaType.Equals(form, StringComparison.OrdinalIgnoreCase)
            || (range.MatchesAllSubTypes && form.StartsWith(range.Type.ToString() + "/", StringComparison.OrdinalIgnoreCase))))
        .OrderBy(range => range.MatchesAllTypes ? 2 : range.MatchesAllSubTypes ? 1 : 0)
        .Select(range => range.Quality ?? 1).FirstOrDefault();

    private static bool IsFile(HttpRequest request) => request.Path.StartsWithSegments(FhirRoutes.Base + "/export-file", StringComparison.Ordinal);
}
