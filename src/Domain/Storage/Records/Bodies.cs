using HealthAssess.Storage.Keys;

namespace HealthAssess.Storage.Records;

/// <summary>Opens stored versions.</summary>
internal sealed class Bodies(DataKeys keys)
{
    /// <summary>The same versions with their content; one whose key is gone has none.</summary>
    public async ValueTask<IReadOnlyList<StoredResource>> Open(IReadOnlyList<SealedVersion> versions, CancellationToken cancellation)
    {
        var result = new StoredResource[versions.Count];
        DataKey? last = null;
        for (var i = 0; i < result.Length; i++)
        {
            // What follows one another is mostly of one person.
            var body = versions[i].Body;
            last = body is null || last?.Id == body.KeyId ? last : await keys.Open(body.KeyId, body.WrappedKey, body.PlaceKey, cancellation);
            result[i] = Open(versions[i], body is null ? null : last);
        }

        return result;
    }

    /// <summary>False for a version whose key is gone.</summary>
    public static bool IsThere(StoredResource stored) => !stored.Json.IsEmpty;

    private static StoredResource Open(SealedVersion one, DataKey? key)
    {
        ReadOnlyMemory<byte> json = key is not null
            ? BodyCipher.Open(key.Bytes, one.Body!.Content, BodyCipher.PlaceOf(one.Type, one.Id, one.Version))
            : default;
        return new StoredResource(one.Type, one.Id, one.Version, one.LastUpdated, one.Person, one.Deleted, json) { How = one.How };
    }
}
