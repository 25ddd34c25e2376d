namespace HealthAssess.Certificates.Trust;

/// <summary>What is known of revocations: which issuers' lists are at hand, and what they hold.</summary>
public sealed class RevocationList
{
    private readonly Dictionary<string, List<RevokedId>> byKey = new(StringComparer.Ordinal);

    /// <summary>Nothing is known.</summary>
    public static RevocationList None { get; } = new();

    /// <summary>Adds the whole list of one key, even when it is empty; what an earlier list of that key revoked stays revoked.</summary>
    /// <param name="keyId">The key it belongs to.</param>
    /// <param name="ids">The revoked ids.</param>
    public RevocationList Add(ReadOnlySpan<byte> keyId, IEnumerable<RevokedId> ids)
    {
        var name = Convert.ToHexString(keyId);
        byKey[name] = [.. byKey.GetValueOrDefault(name) ?? [], .. ids];
        return this;
    }

    /// <summary>The list in which keys that publish none of their own are looked up, or null.</summary>
    public RevocationFilter? Filter { get; set; }

    /// <summary>True when the list of this key is at hand.</summary>
    public bool Covers(ReadOnlySpan<byte> keyId) => byKey.ContainsKey(Convert.ToHexString(keyId));

    /// <summary>True when a credential of this id and instant of issue is revoked.</summary>
    public bool Holds(ReadOnlySpan<byte> keyId, string id, DateTimeOffset? issuedAt) =>
        byKey.TryGetValue(Convert.ToHexString(keyId), out var ids) && ids.Exists(revoked => revoked.Id == id && !(issuedAt >= revoked.IssuedBefore));
}
