namespace HealthAssess.Certificates.Trust.Lists;

/// <summary>A list of somebody else's, as read.</summary>
/// <param name="Entries">Its keys.</param>
public sealed record ImportedList(IReadOnlyList<TrustEntry> Entries)
{
    /// <summary>When it says that it was made; null where it does not say.</summary>
    public DateTimeOffset? MadeAt { get; init; }

    /// <summary>Its revocations, by key.</summary>
    public IReadOnlyList<KeyRevocations> Revocations { get; init; } = [];

    /// <summary>What of it could not be read, in words.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];
}
