using HealthAssess.Domain;

namespace HealthAssess.Storage.Search;

/// <summary>What a search asks for, taken apart.</summary>
/// <param name="Search">Its parameters, in the order in which the rows are read.</param>
/// <param name="Place">Where the page begins, null for the first.</param>
/// <param name="IsBack">Whether the page is the one before that place.</param>
/// <param name="Ignored">What was not understood and left out.</param>
/// <param name="Dropped">The parameters left out.</param>
internal sealed record SearchQuestion(
    AskedSearch Search, string?[]? Place, bool IsBack, IReadOnlyList<Refusal> Ignored, IReadOnlyList<(string Name, string Value)> Dropped)
{
    /// <summary>What was found in contents; null where nothing asks for them.</summary>
    public ContentMatches? Contents { get; init; }
}
