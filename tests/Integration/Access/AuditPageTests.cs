using HealthAssess.Api.Administration.Audit;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage;
using HealthAssess.Tests.Integration.Api;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Tests.Integration.Access;

/// <summary>The audit as those read it who watch over the work of others.</summary>
public sealed class AuditPageTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    private static readonly Caller Auditor = SiteFixture.Staff(Roles.Auditor);

    [Fact]
    public async Task A_look_at_a_record_stands_in_it_with_who_and_what_for_and_nothing_of_the_record()
    {
        var patient = await Register("Watched");
        await site.Site.Services.GetRequiredService<ResourceReader>().Read(SiteFixture.Staff(Roles.Clinician), "Patient", patient, default);
        var lines = (await site.Ask(Auditor, new ListAudit("looked"))).Value.Lines;
        var line = lines.First(one => one.Person.ToString() == patient);
        Assert.Equal(('r', "DirectCare", "HealthProvider"), (line.Action, line.Purpose, line.Organisation));
        Assert.DoesNotContain(lines, one => one.ToString().Contains("Watched", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_refused_is_shown_alone()
    {
        var refused = SiteFixture.Staff(Roles.Supervisor);
        await site.Ask(refused, new ListAudit());
        await Register("Done");
        var lines = (await site.Ask(Auditor, new ListAudit("refused"))).Value.Lines;
        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.True(line.Refused));
        Assert.DoesNotContain((await site.Ask(Auditor, new ListAudit("changed"))).Value.Lines, line => line.Refused);
    }

    [Fact]
    public async Task Pages_follow_one_another_without_a_gap()
    {
        for (var i = 0; i < 60; i++)
        {
            await Register("Many");
        }

        var first = (await site.Ask(Auditor, new ListAudit("changed"))).Value;
        var second = (await site.Ask(Auditor, new ListAudit("changed", Before: first.Next))).Value;
        Assert.Equal(50, first.Lines.Count);
        Assert.True(second.Lines.Count >= 10);
        Assert.Empty(first.Lines.Select(one => one.Cursor).Intersect(second.Lines.Select(one => one.Cursor)));
        Assert.True(first.Lines[^1].At >= second.Lines[0].At);
    }

    [Fact]
    public async Task Another_country_sees_none_of_it()
    {
        var patient = await Register("Foreign");
        var elsewhere = Auditor with { Scope = new Scope(false, "ZZZ", []) };
        Assert.DoesNotContain((await site.Ask(elsewhere, new ListAudit())).Value.Lines, one => one.Person.ToString() == patient);
        Assert.Contains((await site.Ask(Auditor, new ListAudit())).Value.Lines, one => one.Person.ToString() == patient);
    }

    [Theory]
    [InlineData("everything", null)]
    [InlineData(null, "yesterday")]
    public async Task What_cannot_be_asked_is_refused(string? what, string? before) =>
        Assert.False((await site.Ask(Auditor, new ListAudit(what, null, before))).Ok);

    [Fact]
    public async Task Only_those_who_may_read_it_are_answered() =>
        Assert.Equal("not-permitted", (await site.Ask(SiteFixture.Staff(Roles.Supervisor), new ListAudit())).Refusals[0].Key);

    private async Task<string> Register(string family) =>
        (await site.Site.Services.GetRequiredService<ResourceStore>().Commit(
            ChangeSet.Of(Change.Create(Fhir.Resource.Parse($$"""{"resourceType":"Patient","name":[{"family":"{{family}}"}]}"""))),
            SiteFixture.Staff(Roles.Clinician), WriteOrigin.Live, "test", default)).Value[0].Stored.Id;
}
