namespace HealthAssess.Tests.Integration.Api;

/// <summary>healthassess import as a real process on published data: killed in the middle and started again, it ends where one that was left alone ends.</summary>
public sealed class ImportKillTests : IAsyncLifetime
{
    private readonly PostgresFixture undisturbed = new();
    private readonly PostgresFixture killed = new();
    // One key for both, so that equal content has equal index rows.
    private readonly TestKeyFile keyFile = TestKeyFile.Known();

    public async Task InitializeAsync()
    {
        foreach (var database in new[] { undisturbed, killed })
        {
            await database.InitializeAsync();
            await Ask(database, "insert into point_of_entry (id, name, kind, country, time_zone, open) values (gen_random_uuid(), 'Crossing', 'ground-crossing', 'UGA', 'Africa/Kampala', true)");
        }
    }

    [SharedDataFact("synthea/bundles")]
    public async Task Killed_in_the_middle_and_started_again_the_end_state_is_equal()
    {
        await using (var import = Start(undisturbed))
        {
            await import.Says("references to resources that are not here");
        }

        await using (var import = Start(killed))
        {
            await import.Says("50 %");
            await import.Kill();
        }

        var before = (long)(await Ask(killed, "select count(*) from resource"))!;
        Assert.True(before > 0);
        await using (var import = Start(killed))
        {
            await import.Says("references to resources that are not here");
        }

        Assert.True(before < (long)(await Ask(killed, "select count(*) from resource"))!, "it was killed after the end");
        Assert.Equal(await State(undisturbed), await State(killed));

        await using var again = Start(killed);
        Assert.Matches("^all +0 ", await again.Says("all  "));
    }

    public async Task DisposeAsync()
    {
        await undisturbed.DisposeAsync();
        await killed.DisposeAsync();
        keyFile.Dispose();
    }

    /// <summary>Every version, everything by which it is found, and what counts as imported.</summary>
    private static async Task<string> State(PostgresFixture database) => string.Join(' ',
        await Ask(database, "select count(*) || ' ' || md5(string_agg(concat_ws('|', type, id, person, version, deleted, country), ' ' order by type::text, id)) from resource"),
        await Ask(database, "select count(*) || ' ' || md5(string_agg(concat_ws('|', r.type, r.id, v.version, v.verb, length(v.body)), ' ' order by r.type::text, r.id, v.version)) from resource_version v join resource r on r.key = v.resource"),
        await Ask(database, "select count(*) || ' ' || md5(string_agg(concat_ws('|', r.type, r.id, i.param, i.system, i.value), ' ' order by r.type::text, r.id, i.param, i.system, i.value)) from index_text i join resource r on r.key = i.resource"),
        await Ask(database, "select count(*) || ' ' || md5(string_agg(concat_ws('|', r.type, r.id, i.param, i.low, i.high), ' ' order by r.type::text, r.id, i.param, i.low, i.high)) from index_date i join resource r on r.key = i.resource"),
        await Ask(database, "select count(*) || ' ' || md5(string_agg(concat_ws('|', type, id, encode(content, 'hex')), ' ' order by type::text, id, content)) from import_ledger"));

    private static async Task<object?> Ask(PostgresFixture database, string sql)
    {
        await using var command = database.Database.Source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    private RealProcess Start(PostgresFixture database) => RealProcess.Start(
        "src/Cli", "healthassess.dll", ["import", "--in", .. Files],
        new Dictionary<string, string> { ["ConnectionStrings__HealthAssess"] = database.ConnectionString, ["MasterKeyFile"] = keyFile.Path });

    private static IEnumerable<string> Files =>
    [
        .. Directory.GetFiles(SharedData.Path("synthea", "10"), "*.ndjson").Order(StringComparer.Ordinal),
        .. Directory.GetFiles(SharedData.Path("synthea", "bundles"), "patient-0*.json").Order(StringComparer.Ordinal),
    ];
}
