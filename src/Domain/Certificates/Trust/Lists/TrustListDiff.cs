namespace HealthAssess.Certificates.Trust.Lists;

/// <summary>What a proposed list changes against the one in force, so that a person can say yes or no to it.</summary>
/// <param name="Keys">Every key of both, by participant.</param>
/// <param name="RevokedAdded">Revocations that are new.</param>
/// <param name="RevokedRemoved">Revocations that go.</param>
public sealed record TrustListDiff(IReadOnlyList<ListedKey> Keys, int RevokedAdded, int RevokedRemoved)
{
    /// <summary>Compares.</summary>
    /// <param name="before">The list in force, or null.</param>
    /// <param name="after">The proposed one.</param>
    /// <param name="at">Now.</param>
    public static TrustListDiff Of(ImportedList? before, ImportedList after, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(after);
        var known = (before?.Entries ?? []).GroupBy(Identity).ToDictionary(same => same.Key, same => same.First());
        var named = after.Entries.Select(Identity).ToHashSet();
        var keys = after.Entries.Select(entry => ListedKey.Of(entry, !known.TryGetValue(Identity(entry), out var old) ? ListChange.Added : Same(old, entry) ? ListChange.Kept : ListChange.Changed, at))
            .Concat(known.Where(old => !named.Contains(old.Key)).Select(old => ListedKey.Of(old.Value, ListChange.Removed, at)));
        var (then, now) = (Ids(before), Ids(after));
        return new([.. keys.OrderBy(key => key.Participant, StringComparer.Ordinal).ThenBy(key => key.Use).ThenBy(key => key.KeyId, StringComparer.Ordinal)],
            now.Except(then).Count(), then.Except(now).Count());
    }

    /// <summary>The participants in numbers, by name.</summary>
    public IReadOnlyList<ParticipantCount> Participants => [.. Keys.GroupBy(key => key.Participant).Select(own => ParticipantCount.Of(own.Key, [.. own]))];

    private static (string Participant, string KeyId, string? Url) Identity(TrustEntry entry) => (entry.Participant ?? "", Convert.ToHexString(entry.KeyId.Span), entry.Url);

    private static bool Same(TrustEntry before, TrustEntry after) =>
        before.Use == after.Use && before.Domain == after.Domain && (before.Certificate?.RawData ?? []).AsSpan().SequenceEqual(after.Certificate?.RawData ?? [])
        && (before.Key?.ToDer() ?? []).AsSpan().SequenceEqual(after.Key?.ToDer() ?? []);

    private static HashSet<(string, RevokedId)> Ids(ImportedList? list) =>
        [.. (list?.Revocations ?? []).SelectMany(of => of.Ids.Select(id => (Convert.ToHexString(of.KeyId.Span), id)))];
}
