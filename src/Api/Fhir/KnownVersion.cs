using HealthAssess.Storage;

namespace HealthAssess.Api.Fhir;

/// <summary>Conditional read: whether the caller has this version already.</summary>
/// <remarks>http://hl7.org/fhir/R4/http.html#cread; RFC 9110, section 13: If-None-Match wins over If-Modified-Since.</remarks>
internal static class KnownVersion
{
    public static bool Is(StoredResource stored, string? ifNoneMatch, DateTimeOffset? ifModifiedSince)
    {
        if (!string.IsNullOrWhiteSpace(ifNoneMatch))
        {
            var current = ETags.Of(stored.Version);
            return ifNoneMatch.Split(',', StringSplitOptions.TrimEntries).Any(tag => tag == "*" || tag == current || "W/" + tag == current);
        }

        // Headers tell the second, not the millisecond.
        return ifModifiedSince is { } since && stored.LastUpdated < since.AddSeconds(1);
    }
}
