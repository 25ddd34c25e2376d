namespace HealthAssess.Storage.Search;

/// <summary>What a condition found, looked for without a lock.</summary>
/// <param name="Found">At most two.</param>
/// <param name="StillUnmatched">Fails as soon as there is something; null where others should not wait for the question, or something is there.</param>
internal sealed record Glimpse(IReadOnlyList<StoredResource> Found, SqlText? StillUnmatched);
