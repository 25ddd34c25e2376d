using HealthAssess.Api.Administration.Keys;
using HealthAssess.Api.Certificates;
using HealthAssess.Certificates.Verification;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage;
using HealthAssess.Storage.Certificates;
using HealthAssess.Tests.Integration.Api;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace HealthAssess.Tests.Integration.Certificates;

/// <summary>healthassess keys reissue as a real process: killed in the middle and started again, no certificate has two successors and none is without.</summary>
public sealed class ReissueKillTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    private const int Count = 160;

    private static readonly Caller Operator = Caller.Worker(Purpose.Administration, Permission.Administer);

    [Fact]
    public async Task Killed_in_the_middle_and_started_again_each_certificate_has_one_successor()
    {
        var held = await Certified.Issue(site);
        for (var n = 1; n < Count; n++)
        {
            await Certified.Issue(site);
        }

        var lost = Convert.ToHexStringLower((await site.Site.Services.GetRequiredService<SigningKeys>().Current(CancellationToken.None)).KeyId.Span);
        Assert.True((await site.Ask(Operator, new RevokeSigningKey(lost, "drill"))).Ok);

        // The last of them is held fast, so that the run cannot end before it is killed.
        await using (var connection = await Database.Source.OpenConnectionAsync())
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await using var hold = new NpgsqlCommand("select from card_link where document = (select document from issued_certificate order by document desc limit 1) for update", connection, transaction);
            await hold.ExecuteNonQueryAsync();
            await using var run = Start(lost);
            await Eventually.Is("a quarter has successors", async () => await Successors() >= Count / 4);
            await run.Kill();
            Assert.InRange(await Successors(), Count / 4, Count - 1);
        }

        var before = await Successors();
        await using (var again = Start(lost))
        {
            Assert.Equal("{\"reissued\":" + (Count - before) + ",\"refused\":{}}", await again.Says("reissued"));
        }

        Assert.Equal(Count, await Successors());
        Assert.Equal(Count, await Ask("select count(distinct replaces) from issued_certificate where replaces is not null and revoked is null"));
        Assert.Equal(0, await Ask("select count(*) from card_link l join issued_certificate c using (document) where c.replaces is null"));
        Assert.Equal(2 * Count, await Ask("select count(*) from issued_certificate"));
        Assert.Equal(3 * Count, await Ask("select count(*) from resource_version where type = 'DocumentReference'"));
        var card = (await site.Ask(Caller.Anonymous, new OpenCard(held.Link, held.Code))).Value;
        Assert.Equal(Verdict.ValidIdentityNotChecked, await Certified.VerdictOf(site, card.Forms[0].Codes[0]));
    }

    private Database Database => site.Site.Services.GetRequiredService<Database>();

    private RealProcess Start(string key) => RealProcess.Start("src/Cli", "healthassess.dll", ["keys", "reissue", "--key", key], site.Environment);

    private Task<long> Successors() => Ask("select count(*) from issued_certificate where replaces is not null");

    private async Task<long> Ask(string sql)
    {
        await using var command = Database.Source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
