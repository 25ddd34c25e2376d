using System.Net;
using HealthAssess.Storage.Audit;
using HealthAssess.Storage.Keys;
using HealthAssess.Tests.Integration.Api;

namespace HealthAssess.Tests.Integration.Fire;

/// <summary>kill -9 of the sealing process while audit rows are written: the chain goes on without a gap.</summary>
public sealed class AuditKillTests : IAsyncLifetime
{
    private LiveServer server = null!;

    public async Task InitializeAsync() => server = await LiveServer.Start();

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task A_kill_between_two_batches_leaves_no_gap_in_the_seals()
    {
        for (var time = 0; time < 2; time++)
        {
            var writing = Write();
            var seals = await Seals();
            await Eventually.Is("a seal was made while rows were written", async () => await Seals() > seals);
            await server.Kill();
            await writing;
            await server.StartProcess();
        }

        var written = (long)(await server.Scalar("select count(*) from audit"))!;
        Assert.True(written > 0);
        var verification = new AuditVerification(server.Database, new InstallationSecret(server.Database, TimeProvider.System));
        await Eventually.Is("everything was sealed", async () => await verification.Verify(default) is { Broken: null } report && report.Rows >= written);
        // Numbers of seals and of rows follow each other; each acknowledged patient has its row.
        Assert.Equal(await Seals(), (await verification.Verify(default)).Seals);
        Assert.Equal(0L, await server.Scalar("select count(*) from resource r where r.person is not null and not exists (select from audit a where a.person = r.person and a.action = 'c')"));
    }

    private async Task<long> Seals() => (long)(await server.Scalar("select count(*) from audit_seal"))!;

    /// <summary>Until the server is gone.</summary>
    private async Task Write()
    {
        using var client = server.Client();
        try
        {
            while ((await client.Create("Patient", """{"resourceType":"Patient"}""")).StatusCode == HttpStatusCode.Created)
            {
            }
        }
        catch (HttpRequestException)
        {
            // That was the kill.
        }
    }
}
