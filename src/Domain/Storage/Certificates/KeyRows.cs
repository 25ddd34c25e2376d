using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using HealthAssess.Certificates.Keys;
using HealthAssess.Domain.Certificates;
using Npgsql;

namespace HealthAssess.Storage.Certificates;

/// <summary>The table of the authority's keys: a handful of rows, read whole.</summary>
public sealed class KeyRows(Database database, TimeProvider time)
{
    private const string Select = "select key_id, use, certificate, created, activates, retired, revoked, destroyed, store, link, reason from signing_key order by created, use";

    private const string Add = "insert into signing_key (key_id, use, certificate, store, link, demo, created, activates) values ($1, $2, $3, $4, $5, true, $6, $7)";

    private readonly ConcurrentDictionary<string, X509Certificate2> certificates = new(StringComparer.Ordinal);

    /// <summary>Every key, the oldest first.</summary>
    public async Task<IReadOnlyList<KeyRow>> All(CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand(Select);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        List<KeyRow> keys = [];
        while (await row.ReadAsync(cancellation))
        {
            var id = Convert.ToHexStringLower(row.GetFieldValue<byte[]>(0));
            var certificate = Certificate(id, row.GetFieldValue<byte[]>(2));
            var key = new AuthorityKey(id, row.GetString(1), Term.Of(certificate).Until, row.GetFieldValue<DateTimeOffset>(3), Instant(row, 4), Instant(row, 5), Instant(row, 6), Instant(row, 7));
            var link = row.IsDBNull(9) ? null : Certificate(id + "/link", row.GetFieldValue<byte[]>(9));
            keys.Add(new KeyRow(key, certificate, row.GetString(8), link, row.IsDBNull(10) ? null : row.GetString(10)));
        }

        return keys;
    }

    /// <summary>Writes a new key.</summary>
    public static CommitExtra Insert(KeyRow key) => async (connection, transaction, cancellation) =>
    {
        ArgumentNullException.ThrowIfNull(key);
        await using var insert = new NpgsqlCommand(Add, connection, transaction)
        {
            Parameters =
            {
                new() { Value = key.Id },
                new() { Value = key.Key.Use },
                new() { Value = key.Certificate.RawData },
                new() { Value = key.Store },
                new() { Value = (object?)key.Link?.RawData ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bytea },
                new() { Value = key.Key.Created.UtcDateTime },
                new() { Value = (object?)key.Key.Activates?.UtcDateTime ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.TimestampTz },
            },
        };
        await insert.ExecuteNonQueryAsync(cancellation);
    };

    /// <summary>Says from when on a key signs.</summary>
    public static CommitExtra Activate(KeyRow key, DateTimeOffset at) => Update(key, "activates = $2", at.UtcDateTime);

    /// <summary>Says that a key signs never again.</summary>
    public CommitExtra Retire(KeyRow key) => Update(key, "retired = $2", Now);

    /// <summary>Says that a key was lost or misused.</summary>
    public CommitExtra Revoke(KeyRow key, string reason) => Update(key, "revoked = $2, reason = $3", Now, reason);

    /// <summary>Says that the private half is no more.</summary>
    public CommitExtra Destroyed(KeyRow key) => Update(key, "destroyed = $2", Now);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private static CommitExtra Update(KeyRow key, string what, params object[] values) => async (connection, transaction, cancellation) =>
    {
        await using var update = new NpgsqlCommand($"update signing_key set {what} where key_id = $1", connection, transaction);
        update.Parameters.Add(new() { Value = key.Id });
        foreach (var value in values)
        {
            update.Parameters.Add(new() { Value = value });
        }

        await update.ExecuteNonQueryAsync(cancellation);
    };

    private X509Certificate2 Certificate(string name, byte[] der) => certificates.GetOrAdd(name, static (_, der) => X509CertificateLoader.LoadCertificate(der), der);

    private static DateTimeOffset? Instant(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);
}
