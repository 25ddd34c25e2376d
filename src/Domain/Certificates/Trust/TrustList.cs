using System.Collections.Frozen;

namespace HealthAssess.Certificates.Trust;

/// <summary>The keys that are trusted, as of an instant.</summary>
public sealed class TrustList
{
    private readonly FrozenDictionary<string, TrustEntry[]> signers;
    private readonly TrustEntry[] unnamed;

    /// <summary>Makes a list of entries.</summary>
    /// <param name="entries">Every entry, of every use.</param>
    /// <param name="asOf">When the list was true; null when nobody knows.</param>
    /// <param name="source">Where it came from.</param>
    public TrustList(IReadOnlyList<TrustEntry> entries, DateTimeOffset? asOf = null, string? source = null)
    {
        ArgumentNullException.ThrowIfNull(entries);
        (Entries, AsOf, Source) = (entries, asOf, source);
        var usable = entries.Where(entry => entry.Use == KeyUse.DocumentSigner && entry.Key is not null).ToList();
        signers = usable.Where(entry => !entry.KeyId.IsEmpty)
            .GroupBy(entry => Convert.ToHexString(entry.KeyId.Span), StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        unnamed = [.. usable.Where(entry => entry.KeyId.IsEmpty)];
        Authorities = [.. entries.Where(entry => entry is { Certificate: not null } and ({ Use: KeyUse.Authority } or { HandedOver: true }))];
    }

    /// <summary>A list that trusts nobody.</summary>
    public static TrustList Empty { get; } = new([]);

    /// <summary>Every entry.</summary>
    public IReadOnlyList<TrustEntry> Entries { get; }

    /// <summary>When the list was true.</summary>
    public DateTimeOffset? AsOf { get; }

    /// <summary>Where it came from.</summary>
    public string? Source { get; }

    /// <summary>Entries with a certificate that may have signed others: authorities, and whatever was handed over.</summary>
    public IReadOnlyList<TrustEntry> Authorities { get; }

    /// <summary>Listed entries whose key cannot be used here, by name.</summary>
    public IReadOnlyList<TrustEntry> Unusable => [.. Entries.Where(entry => entry.Key is null)];

    /// <summary>The signers a credential may mean: key ids are 8 bytes, so several may share one, and every one of them is tried.</summary>
    public IReadOnlyList<TrustEntry> Signers(ReadOnlyMemory<byte>? keyId)
    {
        if (keyId is not { } id)
        {
            return unnamed;
        }

        var named = signers.GetValueOrDefault(Convert.ToHexString(id.Span)) ?? [];
        return unnamed.Length == 0 ? named : [.. named, .. unnamed];
    }

    /// <summary>The listed signer of seals with this certificate, or null: seals are trusted by their authority, listed or not.</summary>
    public TrustEntry? SealSigner(ReadOnlyMemory<byte> keyId) => Entries.FirstOrDefault(entry => entry.Use == KeyUse.SealSigner && entry.KeyId.Span.SequenceEqual(keyId.Span));

    /// <summary>This list and further entries, for one verification with keys of its own.</summary>
    public TrustList With(IReadOnlyList<TrustEntry> more) => new([.. Entries, .. more], AsOf, Source);
}
