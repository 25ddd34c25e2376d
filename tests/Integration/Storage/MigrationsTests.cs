using HealthAssess.Storage.Schema;
using Npgsql;

namespace HealthAssess.Tests.Integration.Storage;

public sealed class MigrationsTests
{
    [Fact]
    public async Task Run_from_many_processes_at_once_and_again_later_apply_each_file_once()
    {
        await using var database = NpgsqlDataSource.Create(await PostgresFixture.Unmigrated());
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Migrations.Apply(database)));
        var first = await Ledger(database);
        await Migrations.Apply(database);
        Assert.NotEmpty(first);
        Assert.Equal(first, await Ledger(database));
    }

    [Fact]
    public async Task Refuse_a_schema_of_a_newer_build()
    {
        await using var database = await Migrated();
        await Execute(database, "insert into migration values (9999, '9999_later.sql', 'x')");
        var refusal = await Assert.ThrowsAsync<SchemaException>(() => Migrations.Apply(database));
        Assert.Contains("newer", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuse_a_file_that_was_changed_after_it_was_applied()
    {
        await using var database = await Migrated();
        await Execute(database, "update migration set checksum = 'other' where number = 1");
        var refusal = await Assert.ThrowsAsync<SchemaException>(() => Migrations.Apply(database));
        Assert.Contains("0001", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>A merge that was refused was taken for feeds that have changed, and tried five times more.</summary>
    [Fact]
    public async Task Give_each_failure_a_code_of_its_own()
    {
        await using var database = await Migrated();
        await using var query = database.CreateCommand("""
            select m[2], count(distinct m[1]), string_agg(distinct m[1], ' | ')
            from pg_proc p, regexp_matches(p.prosrc, 'raise exception ''([^'']+)'' using errcode = ''(HA[0-9]+)''', 'g') m group by 1
            """);
        await using var code = await query.ExecuteReaderAsync();
        var codes = 0;
        for (; await code.ReadAsync(); codes++)
        {
            Assert.True(code.GetInt64(1) == 1, $"{code.GetString(0)}: {code.GetString(2)}");
        }

        Assert.True(codes > 3);
    }

    private static async Task<NpgsqlDataSource> Migrated()
    {
        var database = NpgsqlDataSource.Create(await PostgresFixture.Unmigrated());
        await Migrations.Apply(database);
        return database;
    }

    private static async Task<List<string>> Ledger(NpgsqlDataSource database)
    {
        List<string> rows = [];
        await using var query = database.CreateCommand("select name || applied from migration order by number");
        await using var reader = await query.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }

    private static async Task Execute(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
