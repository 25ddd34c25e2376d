using HealthAssess.Domain;

namespace HealthAssess.Api.Fhir;

/// <summary>Versions as HTTP writes them: <c>W/"3"</c>.</summary>
/// <remarks>http://hl7.org/fhir/R4/http.html#versioning; RFC 9110, 13.1.1 and 13.1.2.</remarks>
internal static class ETags
{
    public static string Of(int version) => $"W/\"{version}\"";

    /// <summary>The versions that a header names, separated by commas, or <c>*</c> for whatever is there; null when there is no header. An empty one is not none: who sends it lost a version on the way.</summary>
    public static Outcome<string?> Read(string? header)
    {
        if (header is null)
        {
            return Outcome<string?>.Of(null);
        }

        if (header.Trim() == "*")
        {
            return Outcome<string?>.Of("*");
        }

        var versions = header.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Version).ToList();
        return versions.Count > 0 && !versions.Contains(null)
            ? Outcome<string?>.Of(string.Join(',', versions))
            : new Refusal(RefusalKind.Invalid, "etag", "If-Match and If-None-Match name versions, as in W/\"3\", or * for any.");
    }

    /// <summary>Strong or weak: FHIR's versions compare alike.</summary>
    private static string? Version(string tag) =>
        (tag.StartsWith("W/", StringComparison.Ordinal) ? tag[2..] : tag) is ['"', .. { Length: > 0 } version, '"'] ? version : null;
}
