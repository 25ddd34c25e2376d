using System.Collections.Concurrent;
using System.Diagnostics;
using HealthAssess.Domain;
using HealthAssess.Fhir;
using HealthAssess.Storage;
using HealthAssess.Storage.Audit;
using HealthAssess.Storage.Embedded;
using HealthAssess.Storage.Keys;
using HealthAssess.Storage.Schema;

namespace HealthAssess.Tests.Integration.Storage;

/// <summary>A real server of its own, killed with SIGKILL under load.</summary>
public sealed class DurabilityTests : IAsyncLifetime
{
    private const int Writers = 6;

    private readonly string folder = Directory.CreateTempSubdirectory("healthassess-kill-").FullName;
    private readonly ConcurrentBag<string> acknowledged = [];
    private EmbeddedPostgres server = null!;
    private Database database = null!;
    private AuditLog audit = null!;
    private DataKeys keys = null!;
    private ResourceReader reader = null!;
    private ResourceStore store = null!;

    public async Task InitializeAsync()
    {
        server = await EmbeddedPostgres.Start(folder, _ => { });
        database = Database.Of(server.ConnectionString, PostgresFixture.MasterKey);
        await Migrations.Apply(database.Source);
        audit = new AuditLog(database, TimeProvider.System);
        keys = new DataKeys(database, TimeProvider.System);
        reader = new ResourceReader(database, keys, audit, TimeProvider.System);
        store = new ResourceStore(database, keys, reader, [], TimeProvider.System);
    }

    public async Task DisposeAsync()
    {
        await audit.DisposeAsync();
        store.Dispose();
        keys.Dispose();
        await database.DisposeAsync();
        await server.DisposeAsync();
        DataFolder.Delete(folder);
    }

    [Fact]
    public async Task After_a_kill_every_acknowledged_write_is_there_nothing_is_half_applied_and_the_index_agrees()
    {
        using var stop = new CancellationTokenSource();
        var killed = server.ProcessId;
        var writers = Enumerable.Range(0, Writers).Select(_ => Task.Run(() => Write(stop.Token))).ToList();
        await Until(() => acknowledged.Count > 100);
        Process.GetProcessById(killed).Kill();
        await Until(() => server.ProcessId != killed);
        var before = acknowledged.Count;
        await Until(() => acknowledged.Count > before + 50);
        await stop.CancelAsync();
        await Task.WhenAll(writers);

        foreach (var id in acknowledged)
        {
            Assert.True((await reader.Read(Callers.Clinician(), "Patient", id, CancellationToken.None)).Ok);
            Assert.Single((await reader.Search(Callers.Clinician(), "Observation", "patient=Patient/" + id, CancellationToken.None)).Value.Matches);
        }

        Assert.Equal(0L, await Scalar("select count(*) from resource r where not exists (select 1 from resource_version v where v.resource = r.key and v.version = r.version)"));
        Assert.Equal(0L, await Scalar("select count(*) from index_text i where not exists (select 1 from resource r where r.key = i.resource)"));
        Assert.Equal(0L, await Scalar("select count(*) from resource o where o.type = 'Observation' and not exists (select 1 from resource p where p.type = 'Patient' and p.person = o.person)"));
        Assert.Equal(await Scalar("select count(*) from resource where type = 'Patient'"), await Scalar("select count(*) from audit where action = 'c'"));
    }

    /// <summary>A traveller and an observation at a time; while the server is away the answer is "try again", never an unexpected failure.</summary>
    private async Task Write(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var id = Ids.New(TimeProvider.System).ToString();
            var answer = await store.Commit(
                ChangeSet.Of(
                    Change.Create(Resource.Parse($$$"""{"resourceType":"Patient","id":"{{{id}}}","name":[{"family":"Okello"}]}""")),
                    Change.Create(Resource.Parse(ResourceStoreTests.Observation(id)))),
                Callers.Clinician(), WriteOrigin.Live, "test", CancellationToken.None);
            if (answer.Ok)
            {
                acknowledged.Add(id);
            }
            else
            {
                Assert.Equal(RefusalKind.Transient, answer.Refusals[0].Kind);
                await Task.Delay(10, CancellationToken.None);
            }
        }
    }

    private async Task<object?> Scalar(string sql)
    {
        await using var command = database.Source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    private static async Task Until(Func<bool> condition)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while (!condition())
        {
            await Task.Delay(20, deadline.Token);
        }
    }
}
