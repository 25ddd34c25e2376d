using HealthAssess.Api.Administration.Audit;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage;
using HealthAssess.Storage.Audit;
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
    public async Task What_is_rare_is_found_a_stretch_at_a_time_and_nothing_is_passed_over()
    {
        var pages = site.Site.Services.GetRequiredService<AuditPages>();
        await site.Ask(SiteFixture.Staff(Roles.Supervisor), new ListAudit());
        for (var i = 0; i < 10; i++)
        {
            await Register("Between");
        }

        var newest = (await pages.Page(Scope.All, "refused", null, null, default)).Lines[0];
        string? before = null;
        AuditPage page;
        do
        {
            page = await pages.Page(Scope.All, "refused", null, before, default, stretch: 4);
            Assert.Equal(page.Next is null, page.LookedBackTo is null);
            before = page.Next;
        }
        while (page.Lines.Count == 0 && before is not null);
        Assert.Equal(newest.Cursor, page.Lines[0].Cursor);
    }

    [Fact]
    public async Task A_day_is_a_day_by_the_clock_of_the_Point_of_Entry()
    {
        var here = SiteFixture.Place;
        var patient = await Register("Today");
        var at = (await site.Ask(Auditor, new ListAudit())).Value.Lines.First(one => one.Person.ToString() == patient).At;
        foreach (var (caller, zone) in new[] { (Auditor with { PointOfEntry = here.Id }, here.TimeZone), (Auditor with { PointOfEntry = null }, "UTC") })
        {
            var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime);
            var shown = (await site.Ask(caller, new ListAudit(Day: day))).Value;
            Assert.Contains(shown.Lines, one => one.At == at);
            Assert.DoesNotContain((await site.Ask(caller, new ListAudit(Day: day.AddDays(-1)))).Value.Lines, one => one.At == at);
            Assert.Equal(zone == "UTC" ? null : here.Name, shown.Clock);
        }
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
