using System.Reflection;
using Npgsql;

namespace HealthAssess.Storage.Schema;

/// <summary>Brings a database to the schema of this build: numbered SQL files, each applied once, in one transaction of its own.</summary>
/// <remarks>
/// Several processes may start at once: an advisory lock lets one migrate while the others wait and find nothing to do.
/// A file never changes after it has been applied anywhere; its checksum is kept to prove it.
/// </remarks>
public static class Migrations
{
    private const long Lock = 0x4865616C7468;

    private static readonly IReadOnlyList<Migration> Known = Migration.In(Assembly.GetExecutingAssembly());

    /// <summary>Names the schema of this build: changes when any migration is added or edited.</summary>
    public static string Fingerprint { get; } = Migration.Checksum(string.Concat(Known.Select(one => one.Name + one.Hash)));

    /// <summary>Applies what is missing.</summary>
    /// <exception cref="SchemaException">The database belongs to a newer build, or an applied file was changed.</exception>
    public static async Task Apply(NpgsqlDataSource database, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await Execute(connection, $"select pg_advisory_lock({Lock})", cancellation);
        try
        {
            await Execute(connection, CreateLedger, cancellation);
            var applied = await Applied(connection, cancellation);
            Check(applied);
            foreach (var migration in Known.Where(one => !applied.ContainsKey(one.Number)))
            {
                await ApplyOne(connection, migration, cancellation);
            }
        }
        finally
        {
            await Execute(connection, $"select pg_advisory_unlock({Lock})", CancellationToken.None);
        }

        // New enum or composite types become known to connections opened from now on.
        await connection.ReloadTypesAsync(cancellation);
    }

    private const string CreateLedger = """
        create table if not exists migration (
          number integer primary key,
          name text not null,
          checksum text not null,
          applied timestamptz not null default now())
        """;

    private static void Check(Dictionary<int, string> applied)
    {
        foreach (var (number, checksum) in applied)
        {
            var known = Known.FirstOrDefault(one => one.Number == number)
                ?? throw new SchemaException($"The database has migration {number}, which this build does not know: it belongs to a newer version. Start that version, or restore a backup made before it.");
            if (known.Hash != checksum)
            {
                throw new SchemaException($"Migration {known.Name} was changed after this database applied it. Restore the file as it was and write a further migration.");
            }
        }
    }

    private static async Task ApplyOne(NpgsqlConnection connection, Migration migration, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await Execute(connection, migration.Sql, cancellation);
        await using var record = new NpgsqlCommand("insert into migration (number, name, checksum) values ($1, $2, $3)", connection, transaction)
        {
            Parameters = { new() { Value = migration.Number }, new() { Value = migration.Name }, new() { Value = migration.Hash } },
        };
        await record.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private static async Task<Dictionary<int, string>> Applied(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var applied = new Dictionary<int, string>();
        await using var query = new NpgsqlCommand("select number, checksum from migration", connection);
        await using var rows = await query.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            applied.Add(rows.GetInt32(0), rows.GetString(1));
        }

        return applied;
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        // A migration of a large table takes its time.
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
