using HealthAssess.Domain;

namespace HealthAssess.Api.Fhir;

/// <summary>Versions as HTTP writes them: <c>W/"3"</c>.</summary>
/// <remarks>http://hl7.org/fhir/R4/http.html#versioning</remarks>
internal static class ETags
{
    public static string Of(int version) => $"W/\"{version}\"";

    /// <summary>The version that a header names; null when there is no header.</summary>
    public static Outcome<string?> Read(string? header)
    {
        if (string.IsNullOrWhiteSpace(header))
        {
            return Outcome<string?>.Of(null);
        }

        var tag = header.Trim();
        tag = tag.StartsWith("W/", StringComparison.Ordinal) ? tag[2..] : tag;
        return tag is ['"', .. var version, '"'] && version.Length > 0
            ? Outcome<string?>.Of(version)
            : new Refusal(RefusalKind.Invalid, "etag", "If-Match names one version, as in W/\"3\".");
    }
}
