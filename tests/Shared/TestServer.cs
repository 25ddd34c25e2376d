using System.Globalization;
using HealthAssess.Storage.Embedded;
using HealthAssess.Storage.Schema;
using Npgsql;

namespace HealthAssess.Tests.Shared;

/// <summary>One embedded server for every test process of a checkout, with a migrated database to copy from.</summary>
internal static class TestServer
{
    private const long TemplateLock = 0x7465737473;

    private static readonly string Template = "template_" + Migrations.Fingerprint[..16];

    private static readonly Lazy<Task<EmbeddedPostgres>> Server = new(Start);

    private static int counter;

    /// <summary>Copies the migrated database (about 15 ms), or the one given, with which nobody may be connected, and answers how to connect to the copy.</summary>
    public static async Task<string> NewDatabase(bool migrated, string? original = null)
    {
        var server = await Server.Value;
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Environment.ProcessId}_{Interlocked.Increment(ref counter)}");
        var template = original is null ? Template : new NpgsqlConnectionStringBuilder(original).Database;
        await Execute(server, $"create database {name}" + (migrated ? $" template {template}" : ""));
        return new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = name, MaxPoolSize = 30 }.ConnectionString;
    }

    public static async Task Drop(string connectionString)
    {
        await using var connection = new NpgsqlConnection((await Server.Value).ConnectionString);
        await connection.OpenAsync();
        await Drop(connection, new NpgsqlConnectionStringBuilder(connectionString).Database!);
    }

    private static async Task<EmbeddedPostgres> Start()
    {
        var server = await EmbeddedPostgres.Start(Path.Combine(SharedData.Root, "artifacts", "test-postgres"), _ => { });
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.DisposeAsync().AsTask().GetAwaiter().GetResult();
        await PrepareTemplate(server);
        return server;
    }

    private static async Task PrepareTemplate(EmbeddedPostgres server)
    {
        await using var source = NpgsqlDataSource.Create(server.ConnectionString);
        await using var connection = await source.OpenConnectionAsync();
        await Run(connection, $"select pg_advisory_lock({TemplateLock})");
        var present = await Names(connection);
        foreach (var stale in present.Where(IsStale))
        {
            await Drop(connection, stale);
        }

        if (!present.Contains(Template))
        {
            await Run(connection, $"create database {Template}_new");
            await using (var fresh = NpgsqlDataSource.Create(
                new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = Template + "_new", Pooling = false }))
            {
                await Migrations.Apply(fresh);
            }

            await Run(connection, $"alter database {Template}_new rename to {Template}");
        }

        await Run(connection, $"select pg_advisory_unlock({TemplateLock})");
    }

    // Not "with (force)": it may not end a worker of autovacuum and then fails, where a plain drop asks that worker to leave and waits for it.
    private static async Task Drop(NpgsqlConnection connection, string database)
    {
        await Run(connection, $"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{database}' and usename = current_user");
        await Run(connection, $"drop database if exists {database}");
    }

    /// <summary>Templates of other schemas and databases whose test process is gone.</summary>
    private static bool IsStale(string name) => name.Split('_') switch
    {
        ["template", ..] => name != Template,
        ["test", var process, _] => !Directory.Exists("/proc/" + process),
        _ => false,
    };

    private static async Task<List<string>> Names(NpgsqlConnection connection)
    {
        List<string> names = [];
        await using var query = new NpgsqlCommand("select datname from pg_database where datname ~ '^(test|template)_'", connection);
        await using var rows = await query.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            names.Add(rows.GetString(0));
        }

        return names;
    }

    private static async Task Execute(EmbeddedPostgres server, string sql)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync();
        await Run(connection, sql);
    }

    private static async Task Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
