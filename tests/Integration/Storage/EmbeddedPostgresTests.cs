using System.Diagnostics;
using HealthAssess.Storage.Embedded;
using Npgsql;

namespace HealthAssess.Tests.Integration.Storage;

/// <summary>Real servers in folders of their own, killed for real.</summary>
public sealed class EmbeddedPostgresTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("healthassess-test-").FullName;

    [Fact]
    public async Task Starts_keeps_its_data_over_a_restart_and_stops_with_its_last_user()
    {
        await using (var server = await EmbeddedPostgres.Start(folder, _ => { }))
        {
            await Scalar(server, "create table kept (n int); insert into kept values (42)");
        }

        Assert.False(File.Exists(Path.Combine(Home, "data", "postmaster.pid")));
        await using var again = await EmbeddedPostgres.Start(folder, _ => { });
        Assert.Equal(42, await Scalar(again, "select n from kept"));
    }

    [Fact]
    public async Task A_second_process_shares_the_server_and_the_first_to_leave_does_not_stop_it()
    {
        var one = await EmbeddedPostgres.Start(folder, _ => { });
        await using var two = await EmbeddedPostgres.Start(folder, _ => { });
        await one.DisposeAsync();
        Assert.Equal(one.ProcessId, two.ProcessId);
        Assert.Equal(1, await Scalar(two, "select 1"));
    }

    [Fact]
    public async Task A_killed_server_comes_back_by_itself_with_all_that_was_committed()
    {
        await using var server = await EmbeddedPostgres.Start(folder, _ => { });
        await Scalar(server, "create table kept (n int); insert into kept values (42)");
        var killed = server.ProcessId;
        Process.GetProcessById(killed).Kill();
        await Until(() => server.ProcessId != killed);
        Assert.Equal(42, await Scalar(server, "select n from kept"));
    }

    [Fact]
    public async Task A_server_left_by_a_killed_program_is_adopted()
    {
        var abandoned = await EmbeddedPostgres.Start(folder, _ => { });
        // What a kill -9 of the program leaves: the server runs, the kernel has let go of the program's locks.
        abandoned.Abandon();
        await using var next = await EmbeddedPostgres.Start(folder, _ => { });
        Assert.Equal(abandoned.ProcessId, next.ProcessId);
    }

    [Fact]
    public async Task Server_and_program_killed_together_are_recovered_by_the_next_start()
    {
        var abandoned = await EmbeddedPostgres.Start(folder, _ => { });
        await Scalar(abandoned, "create table kept (n int); insert into kept values (42)");
        abandoned.Abandon();
        Process.GetProcessById(abandoned.ProcessId).Kill();
        await using var next = await EmbeddedPostgres.Start(folder, _ => { });
        Assert.Equal(42, await Scalar(next, "select n from kept"));
    }

    [Fact]
    public async Task A_folder_of_another_major_version_is_refused_with_the_way_out()
    {
        await (await EmbeddedPostgres.Start(folder, _ => { })).DisposeAsync();
        await File.WriteAllTextAsync(Path.Combine(Home, "data", "PG_VERSION"), "9\n");
        var refusal = await Assert.ThrowsAsync<EmbeddedPostgresException>(() => EmbeddedPostgres.Start(folder, _ => { }));
        Assert.Contains("Install PostgreSQL 9 beside it", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Never_runs_as_root_and_listens_on_no_network()
    {
        await using var server = await EmbeddedPostgres.Start(folder, _ => { });
        var user = (await File.ReadAllLinesAsync($"/proc/{server.ProcessId}/status")).First(line => line.StartsWith("Uid:", StringComparison.Ordinal));
        Assert.DoesNotContain("\t0\t", user, StringComparison.Ordinal);
        Assert.Equal("", await Scalar(server, "show listen_addresses"));
        Assert.Equal("on", await Scalar(server, "show synchronous_commit"));
    }

    public void Dispose() => DataFolder.Delete(folder);

    private string Home =>
        new DirectoryInfo(Path.Combine(folder, "postgres")).ResolveLinkTarget(returnFinalTarget: true)?.FullName
            ?? Path.Combine(folder, "postgres");

    private static async Task Until(Func<bool> condition)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while (!condition())
        {
            await Task.Delay(20, deadline.Token);
        }
    }

    private static async Task<object?> Scalar(EmbeddedPostgres server, string sql)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
