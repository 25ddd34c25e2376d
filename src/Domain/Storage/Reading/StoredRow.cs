using HealthAssess.Storage.Records;
using Npgsql;

namespace HealthAssess.Storage.Reading;

/// <summary>The columns every read selects first, and how they are read.</summary>
internal static class StoredRow
{
    public const string Columns = "r.key, r.type::text, r.id, v.version, v.at, r.person, v.verb = 'd', v.key_id, v.body";

    public const int Count = 9;

    public static SealedVersion Read(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetInt32(3), row.GetFieldValue<DateTimeOffset>(4),
        row.GetFieldValue<Guid?>(5), row.GetBoolean(6), row.GetFieldValue<Guid?>(7), row.IsDBNull(8) ? null : row.GetFieldValue<byte[]>(8));
}
