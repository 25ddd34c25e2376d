using Npgsql;

namespace HealthAssess.Storage.Records;

/// <summary>A current row as the database has it, its content still sealed.</summary>
internal sealed record LoadedRow(SealedVersion Version, Guid? PointOfEntry, string? Country, bool Restricted)
{
    /// <summary>All rows of a result, which is closed after them.</summary>
    public static async Task<List<LoadedRow>> All(NpgsqlDataReader reader, CancellationToken cancellation)
    {
        List<LoadedRow> rows = [];
        while (await reader.ReadAsync(cancellation))
        {
            var version = new SealedVersion(
                reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetInt32(8), reader.GetFieldValue<DateTimeOffset>(9),
                reader.GetFieldValue<Guid?>(3), reader.GetBoolean(7), SealedBody.Read(reader, 10));
            rows.Add(new LoadedRow(version, reader.GetFieldValue<Guid?>(4), reader.IsDBNull(5) ? null : reader.GetString(5), reader.GetBoolean(6)));
        }

        await reader.CloseAsync();
        return rows;
    }

    /// <summary>The row with its content.</summary>
    public CurrentRow With(StoredResource opened) => new(
        Version.Key, Version.Type, Version.Id, Version.Person, PointOfEntry, Country, Restricted, Version.Deleted, Version.Version,
        Version.LastUpdated, opened.Json.IsEmpty ? null : opened.Resource);
}
