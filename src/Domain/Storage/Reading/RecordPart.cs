namespace HealthAssess.Storage;

/// <summary>Which part of a person's record.</summary>
/// <param name="Types">Only these types; empty for all.</param>
/// <param name="Since">Only what was stored at or after this.</param>
/// <param name="From">Only what happened at or after this; what has no date belongs to every time.</param>
/// <param name="Until">Only what happened at or before this.</param>
/// <param name="Count">Resources a page, at most 1000; 0 only counts them.</param>
/// <param name="Cursor">The <see cref="SearchPage.Next"/> of the page before.</param>
public sealed record RecordPart(
    IReadOnlyList<string> Types, DateTimeOffset? Since = null, DateTimeOffset? From = null, DateTimeOffset? Until = null, int Count = 200, string? Cursor = null);
