using HealthAssess.Storage.Keys;

namespace HealthAssess.Storage.Records;

/// <summary>A stored version as the database has it.</summary>
internal sealed record SealedVersion(
    long Key, string Type, string Id, int Version, DateTimeOffset LastUpdated, Guid? Person, bool Deleted, Guid? KeyId, byte[]? Body);

/// <summary>Opens stored versions.</summary>
internal sealed class Bodies(DataKeys keys)
{
    /// <summary>The same versions with their content; one whose key is gone has none.</summary>
    public async ValueTask<IReadOnlyList<StoredResource>> Open(IReadOnlyList<SealedVersion> versions, CancellationToken cancellation)
    {
        var ids = versions.Where(version => version is { KeyId: not null, Body: not null }).Select(version => version.KeyId!.Value);
        var opened = await keys.Find(ids, cancellation);
        var result = new StoredResource[versions.Count];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = Open(versions[i], opened);
        }

        return result;
    }

    private static StoredResource Open(SealedVersion one, IReadOnlyDictionary<Guid, DataKey> opened)
    {
        ReadOnlyMemory<byte> json = one is { KeyId: { } id, Body: { } body } && opened.TryGetValue(id, out var key)
            ? BodyCipher.Open(key.Bytes, body, BodyCipher.PlaceOf(one.Type, one.Id, one.Version))
            : default;
        return new StoredResource(one.Type, one.Id, one.Version, one.LastUpdated, one.Person, one.Deleted, json);
    }
}
