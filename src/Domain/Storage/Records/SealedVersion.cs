using Npgsql;

namespace HealthAssess.Storage.Records;

/// <summary>A stored version as the database has it; without a body for a deletion, and once the body or its key are gone.</summary>
internal sealed record SealedVersion(
    long Key, string Type, string Id, int Version, DateTimeOffset LastUpdated, Guid? Person, bool Deleted, SealedBody? Body)
{
    /// <summary>Read in a history only.</summary>
    public WrittenHow How { get; init; }
}

/// <summary>A sealed content with the key that opens it, which is itself sealed by the key of a Point of Entry.</summary>
internal sealed record SealedBody(Guid KeyId, byte[] Content, byte[] WrappedKey, Guid PlaceKey)
{
    /// <summary>Reads the four columns key_id, body, wrapped and place_key.</summary>
    public static SealedBody? Read(NpgsqlDataReader row, int first) => row.IsDBNull(first + 1) || row.IsDBNull(first + 2)
        ? null
        : new SealedBody(row.GetGuid(first), row.GetFieldValue<byte[]>(first + 1), row.GetFieldValue<byte[]>(first + 2), row.GetGuid(first + 3));
}
