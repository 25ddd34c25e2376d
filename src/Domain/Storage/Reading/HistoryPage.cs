
namespace HealthAssess.Storage;

/// <summary>A page of versions, newest first.</summary>
/// <param name="Versions">The versions; one erased or deleted has no content.</param>
/// <param name="Next">Opens the next page, or null on the last.</param>
/// <param name="Total">How many there are, where that is known.</param>
public sealed record HistoryPage(IReadOnlyList<StoredResource> Versions, string? Next, long? Total = null);

/// <summary>Which versions.</summary>
/// <param name="Type">One type, or null for all.</param>
/// <param name="Id">One resource, or null for all of the type.</param>
/// <param name="Since">Only versions stored at or after this.</param>
/// <param name="AtFrom">With <paramref name="AtUntil"/>: only versions that were current at some time between them.</param>
/// <param name="AtUntil">The end of that time.</param>
/// <param name="Count">Versions a page, at most 1000.</param>
/// <param name="Cursor">The <see cref="HistoryPage.Next"/> of the page before.</param>
public sealed record HistoryQuery(
    string? Type = null, string? Id = null, DateTimeOffset? Since = null, DateTimeOffset? AtFrom = null, DateTimeOffset? AtUntil = null, int Count = 50, string? Cursor = null)
{
    /// <summary>True when only the number of versions is wanted.</summary>
    public bool CountOnly { get; init; }
}
