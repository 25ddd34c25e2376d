using HealthAssess.Api.Administration.Keys;
using HealthAssess.Api.Certificates;
using HealthAssess.Api.Registration;
using HealthAssess.Certificates.Verification;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage;
using HealthAssess.Storage.Certificates;
using HealthAssess.Tests.Integration.Api;
using HealthAssess.Workers.Certificates;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Tests.Integration.Certificates;

/// <summary>Years later, at night, the worker issues anew what ends though its dose protects for life; the clock is moved, the rest is the true site.</summary>
public sealed class ScheduledReissueTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    private static readonly Caller Nurse = SiteFixture.Staff(Roles.Clinician);
    private static readonly Caller Operator = Caller.Worker(Purpose.Administration, Permission.Administer);

    [Fact]
    public async Task What_protects_for_life_is_issued_anew_in_the_night_before_its_end_once_and_counted()
    {
        var held = await Certified.Issue(site);
        var withdrawn = await Certified.Issue(site);
        var person = await Person(withdrawn.Document);
        Assert.True((await site.Ask(Nurse, new RecordConsent(person, new Dictionary<string, bool> { ["vaccination-cert"] = false }, "en"))).Ok);

        var clock = new NightClock { Day = 550 };
        await using var later = site.Site.WithWebHostBuilder(host => host.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(clock)));
        var night = new ScheduledReissue(later.Services.GetRequiredService<ReissueEnding>(), later.Services.GetRequiredService<ReissueRounds>(), clock);

        // Long before the end there is nothing to do, and the round says so; by day there is none.
        Assert.Equal((0, 0), Counts(await night.RunAtNight(CancellationToken.None)));
        clock.Hour = 12;
        Assert.Null(await night.RunAtNight(CancellationToken.None));

        clock.Day = 700;
        clock.Hour = 2;
        Assert.Equal((1, 1), Counts(await night.RunAtNight(CancellationToken.None)));
        Assert.Null(await night.RunAtNight(CancellationToken.None));
        clock.Day = 701;
        Assert.Equal((0, 1), Counts(await night.RunAtNight(CancellationToken.None)));

        var card = (await site.Ask(Caller.Anonymous, new OpenCard(held.Link, held.Code))).Value;
        Assert.True(card.Anew);
        Assert.Equal(Verdict.ValidIdentityNotChecked, await Certified.VerdictOf(site, held.Credential));
        Assert.Equal([(0, 1), (1, 1), (0, 0)], (await site.Ask(Operator, new ListReissueRounds())).Value.Select(Counts));
        Assert.Equal(3L, await Ask("select count(*) from audit where note like 'issued anew before their end:%'"));
    }

    private static (int?, int?) Counts(ReissueRound? round) => (round!.Reissued, round.Refused);

    private async Task<Guid> Person(Guid document) =>
        (await site.Site.Services.GetRequiredService<ResourceReader>().Read(Nurse, "DocumentReference", document.ToString(), CancellationToken.None)).Value.Person!.Value;

    private async Task<long> Ask(string sql)
    {
        await using var command = site.Site.Services.GetRequiredService<Database>().Source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
