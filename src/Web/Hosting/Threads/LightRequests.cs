using HealthAssess.Storage;

namespace HealthAssess.Web.Hosting.Threads;

/// <summary>
/// Requests that are surely done in a moment stay on the thread of their socket; all others go to the pool, so that nobody
/// waits behind a page, a password or a large Bundle.
/// </summary>
internal static class LightRequests
{
    private const string Fhir = "/fhir/R4";

    /// <summary>Some dozens of resources.</summary>
    private const long MostBytes = 64 * 1024;

    /// <summary>A longer page of a search is worth a thread of its own.</summary>
    private const int MostRows = 50;

    public static IApplicationBuilder UsePoolForHeavyRequests(this IApplicationBuilder app) =>
        app.Use((http, next) => Is(http.Request) ? next(http) : PoolContext.Run(() => next(http)));

    public static bool Is(HttpRequest request) =>
        // Who brings no token may bring a cookie, whose keys are read from the database by a call that waits.
        request.Headers.Authorization.Count > 0
        && request.Path.Value is { } path && path.StartsWith(Fhir, StringComparison.Ordinal)
        && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)
            ? IsOfType(path) && IsShort(request.QueryString.Value)
            : request.ContentLength <= MostBytes && (IsOfType(path) || path.AsSpan(Fhir.Length) is "" or "/"));

    /// <summary>Resources and searches of a type: no operations, histories and files of exports, and no searches whose question is in the body.</summary>
    private static bool IsOfType(ReadOnlySpan<char> path) =>
        path.Length > Fhir.Length + 1 && path[Fhir.Length] == '/' && char.IsAsciiLetterUpper(path[Fhir.Length + 1])
        && !path.Contains('$') && !path.EndsWith("/_history", StringComparison.Ordinal) && !path.TrimEnd('/').EndsWith("/_search", StringComparison.Ordinal);

    private static bool IsShort(string? query)
    {
        if (string.IsNullOrEmpty(query))
        {
            return true;
        }

        var at = query.IndexOf("_count=", StringComparison.Ordinal);
        var count = at < 0 ? [] : query.AsSpan(at + "_count=".Length);
        var end = count.IndexOf('&');
        return (at < 0 || (int.TryParse(end < 0 ? count : count[..end], out var rows) && rows <= MostRows))
            && !query.Contains("_revinclude", StringComparison.Ordinal) && !query.Contains("iterate", StringComparison.Ordinal);
    }
}
