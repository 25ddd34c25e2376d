using HealthAssess.Storage.Records;
using Npgsql;

namespace HealthAssess.Storage.Reading;

/// <summary>The columns every read selects first, what they are joined from, and how they are read.</summary>
internal static class StoredRow
{
    public const string Columns = "r.key, r.type::text, r.id, v.version, v.at, r.person, v.verb = 'd', v.key_id, v.body, " + KeyColumns;

    /// <summary>What they are called where the rows have a name of their own.</summary>
    public const string Names = "key, type, id, version, at, person, gone, key_id, body, wrapped, place_key";

    public const string KeyColumns = "k.wrapped, k.place_key";

    /// <summary>The current version of <c>resource r</c>, and the key that opens it: a body whose key is gone comes without.</summary>
    public const string Current = "join resource_version v on v.resource = r.key and v.version = r.version " + Key;

    /// <summary>The key that opens <c>resource_version v</c>.</summary>
    public const string Key = "left join data_key k on k.id = v.key_id";

    public const int Count = 11;

    public static SealedVersion Read(NpgsqlDataReader row, int first = 0) => new(
        row.GetInt64(first), row.GetString(first + 1), row.GetString(first + 2), row.GetInt32(first + 3), row.GetFieldValue<DateTimeOffset>(first + 4),
        row.GetFieldValue<Guid?>(first + 5), row.GetBoolean(first + 6), SealedBody.Read(row, first + 7));
}
