using Npgsql;

namespace HealthAssess.Storage.Protection;

/// <summary>A seal that is not yet opened, locked for the one who works on it.</summary>
internal sealed record SealRow(Guid PlaceKey, Guid PointOfEntry, byte[] Sealed, byte[][] Hashes, byte[]? FirstShare, int? FirstNumber, Guid? FirstBy)
{
    public static async Task<SealRow?> Lock(Guid seal, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellation)
    {
        await using var select = new NpgsqlCommand(
            "select place_key, point_of_entry, sealed, share_hashes, first_share, first_share_number, first_share_by from place_seal where id = $1 and opened_at is null for update",
            connection, transaction)
        { Parameters = { new NpgsqlParameter<Guid> { TypedValue = seal } } };
        await using var row = await select.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation)
            ? new SealRow(
                row.GetGuid(0), row.GetGuid(1), row.GetFieldValue<byte[]>(2), row.GetFieldValue<byte[][]>(3),
                row.IsDBNull(4) ? null : row.GetFieldValue<byte[]>(4), row.GetFieldValue<int?>(5), row.GetFieldValue<Guid?>(6))
            : null;
    }

    /// <summary>Which of the two shares it is, or -1.</summary>
    public int NumberOf(byte[] share) => Array.FindIndex(Hashes, hash => hash.AsSpan().SequenceEqual(KeyShares.Hash(share)));
}
