using Xunit.Abstractions;

namespace HealthAssess.Tests.Shared;

/// <summary>What takes longest begins first, so that the end of a run does not wait for one class that came late. Decides nothing but the time.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    /// <summary>As named in <c>TestCollectionOrderer</c>.</summary>
    public const string Name = "HealthAssess.Tests.Shared.LongestFirst";

    /// <summary>Where it lies, as named there.</summary>
    public const string Assembly = "HealthAssess.Tests.Shared";

    private static readonly string[] Long =
    [
        "WrittenCeremonyTests", "ImportKillTests", "attack", "PrivateKeyScanTests", "DeliveryKillTests", "TrustImportTests", "RecallKillTests", "AuditKillTests",
        "StoryTests", "AssessmentScreensTests",
    ];

    /// <inheritdoc/>
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) => testCollections.OrderBy(Place);

    private static int Place(ITestCollection collection) =>
        Array.FindIndex(Long, name => collection.DisplayName.EndsWith(name, StringComparison.Ordinal)) is >= 0 and var place ? place : Long.Length;
}
