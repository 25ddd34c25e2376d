using System.Globalization;
using System.Net;
using HealthAssess.Api.Surveillance;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Fhir;
using HealthAssess.Storage;
using HealthAssess.Storage.Surveillance;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Tests.Integration.Api;

/// <summary>Counts for those who see nobody, at the true site.</summary>
public sealed class StatisticsTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task A_few_people_are_not_counted_out_and_a_week_is_released_once()
    {
        var week = Monday();
        await Doses(week, 3);
        var hidden = await Released(Roles.Analyst, week);
        Assert.Null(Cell(hidden));
        Assert.Null(hidden.Table.ColumnTotals);

        // What comes late does not change what was told: no difference of two releases tells of anybody.
        await Doses(week, 9);
        Assert.Null(Cell(await Released(Roles.Analyst, week)));

        var next = week.AddDays(7);
        await Doses(next, 12);
        Assert.Equal(12, Cell(await Released(Roles.Analyst, next)));
        Assert.Equal(12, Cell(await Released(Roles.Monitoring, next)));
        await Doses(next.AddDays(7), 7);
        Assert.Equal(7, Cell(await Released(Roles.Analyst, next.AddDays(7))));
        Assert.Null(Cell(await Released(Roles.Monitoring, next.AddDays(7))));
    }

    [Fact]
    public async Task A_week_that_is_not_over_and_a_caller_who_may_not_count_get_nothing()
    {
        var analyst = SiteFixture.Staff(Roles.Analyst);
        Assert.Equal("week-over", (await site.Ask(analyst, new ReleaseWeek(Monday(weeks: 0)))).Refusals[0].Key);
        Assert.Equal("week-monday", (await site.Ask(analyst, new ReleaseWeek(Monday().AddDays(1)))).Refusals[0].Key);
        using var clinician = await site.Client(Roles.Clinician);
        Assert.Equal(HttpStatusCode.Forbidden, (await clinician.GetAsync("/api/statistics/weeks/" + Monday().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))).StatusCode);
    }

    private async Task<WeekRelease> Released(Role role, DateOnly week) => (await site.Ask(SiteFixture.Staff(role), new ReleaseWeek(week))).Value;

    private static int? Cell(WeekRelease release) => release.Table.Cells[release.Places.Select(place => place.Id).ToList().IndexOf(SiteFixture.Place.Id)][2];

    private async Task Doses(DateOnly week, int count)
    {
        var store = site.Site.Services.GetRequiredService<ResourceStore>();
        var day = week.AddDays(2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        for (var n = 0; n < count; n++)
        {
            var id = Ids.New(TimeProvider.System);
            var done = await store.Commit(
                ChangeSet.Of(
                    Change.Create(Resource.Parse($$"""{"resourceType":"Patient","id":"{{id}}"}""")),
                    Change.Create(Resource.Parse($$"""{"resourceType":"Immunization","status":"not-done","patient":{"reference":"Patient/{{id}}"},"occurrenceDateTime":"{{day}}","vaccineCode":{"text":"x"} }"""))),
                SiteFixture.Staff(Roles.Supervisor), WriteOrigin.Import, "test", default);
            Assert.True(done.Ok);
        }
    }

    private static DateOnly Monday(int weeks = 5)
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        return today.AddDays(-(((int)today.DayOfWeek + 6) % 7) - (7 * weeks));
    }
}
