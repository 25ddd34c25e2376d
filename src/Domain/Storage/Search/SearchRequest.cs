namespace HealthAssess.Storage.Search;

/// <summary>A search taken apart.</summary>
internal sealed record SearchRequest(
    string Type,
    IReadOnlyList<(string Name, string Value)> Criteria,
    IReadOnlyList<SortKey> Sort,
    int Count,
    string Total,
    IReadOnlyList<Inclusion> Includes,
    string? Cursor,
    string Normal);

/// <summary>One key to sort by.</summary>
internal sealed record SortKey(string Code, bool Descending);

/// <summary>One _include or _revinclude.</summary>
/// <param name="Reverse">True for _revinclude.</param>
/// <param name="Iterate">True to follow from what was included, too.</param>
/// <param name="Source">The type that has the reference; <c>*</c> as code for every reference of it.</param>
/// <param name="Code">The reference parameter.</param>
/// <param name="Target">The type it must point to, or null.</param>
internal sealed record Inclusion(bool Reverse, bool Iterate, string Source, string Code, string? Target)
{
    /// <summary>As source: whatever points here, and, in going on, whatever has come along.</summary>
    public const string AnyType = "*";
}
