namespace HealthAssess.Storage;

/// <summary>A page of a search.</summary>
/// <param name="Matches">What was asked for, in order.</param>
/// <param name="Included">What _include and _revinclude added, each once.</param>
/// <param name="Next">Value of <c>_cursor</c> for the next page of the same query, or null on the last.</param>
/// <param name="Total">How many match in all, where <c>_total</c> or <c>_count=0</c> asked for it.</param>
/// <param name="Ignored">Under lenient handling: the criteria that were left out.</param>
public sealed record SearchPage(
    IReadOnlyList<StoredResource> Matches, IReadOnlyList<StoredResource> Included, string? Next, long? Total, IReadOnlyList<HealthAssess.Domain.Refusal> Ignored)
{
    /// <summary>Value of <c>_cursor</c> for the page before, or null on the first.</summary>
    public string? Previous { get; init; }

    /// <summary>As many matches as a page has at most.</summary>
    public const int MostMatches = 1000;

    /// <summary>The parameters that were left out, as they were given: the answer's own address does not name them.</summary>
    public IReadOnlyList<(string Name, string Value)> Dropped { get; init; } = [];
}
