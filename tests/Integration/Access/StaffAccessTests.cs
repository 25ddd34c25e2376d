using HealthAssess.Api.Administration.Protection;
using HealthAssess.Api.Administration.Staff;
using HealthAssess.Api.Registration;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Administration.Demo;
using HealthAssess.Storage;
using HealthAssess.Storage.Administration;
using HealthAssess.Tests.Integration.Api;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Tests.Integration.Access;

/// <summary>Grants, leavers, trainings, the quarterly review, and records opened in an emergency.</summary>
public sealed class StaffAccessTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    private static readonly Caller Admin = Caller.Worker(Purpose.Administration, Permission.Administer);
    private static readonly DateOnly Soon = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddMonths(6);

    [Fact]
    public async Task A_role_is_given_for_a_time_and_taken_back()
    {
        var account = await Account(null);
        var grant = await site.Ask(Admin, new GrantAccess(account, "vaccinator", DemoPlaces.Country, [], Soon));
        Assert.Equal("vaccinator", await RoleOf(account));
        Assert.True((await site.Ask(Admin, new WithdrawAccess(grant.Value))).Ok);
        Assert.Null(await RoleOf(account));
    }

    [Theory]
    [InlineData(OrganisationKind.LawEnforcement)]
    [InlineData(OrganisationKind.Immigration)]
    [InlineData(OrganisationKind.Security)]
    public async Task An_account_behind_the_wall_gets_no_role_that_opens_a_record(OrganisationKind kind)
    {
        var organisation = (await site.Ask(Admin, new AddOrganisation("Behind " + kind, kind, null))).Value;
        var account = await Account(organisation);
        foreach (var role in Roles.OfStaff.Where(role => role.Permissions.Count > 0))
        {
            Assert.Equal("firewall-grant", (await site.Ask(Admin, new GrantAccess(account, role.Name, DemoPlaces.Country, [], Soon))).Refusals[0].Key);
        }

        Assert.True((await site.Ask(Admin, new GrantAccess(account, "officer", DemoPlaces.Country, [], Soon))).Ok);
    }

    [Fact]
    public async Task A_vaccinator_without_training_may_not_vaccinate_until_it_is_on_record()
    {
        var account = await Account(null);
        await site.Ask(Admin, new GrantAccess(account, "vaccinator", DemoPlaces.Country, [], Soon));
        Assert.False((await Principal(account)).May(Permission.Vaccinate));
        await site.Ask(Admin, new RecordTraining(account, Trainings.Vaccination, Soon.AddYears(-1), Soon));
        Assert.True((await Principal(account)).May(Permission.Vaccinate));
    }

    [Fact]
    public async Task Somebody_who_has_left_has_nothing_left()
    {
        var account = await Account(null);
        await site.Ask(Admin, new GrantAccess(account, "clinician", DemoPlaces.Country, [], Soon));
        var stamp = await Stamp(account);
        Assert.True((await site.Ask(Admin, new EndAccount(account))).Ok);
        Assert.Equal(CallerKind.Anonymous, (await Principal(account)).Kind);
        Assert.NotEqual(stamp, await Stamp(account));
    }

    /// <summary>A right at a place that is nowhere was given, and took the one before it away.</summary>
    [Fact]
    public async Task A_right_is_given_at_places_of_ours_only()
    {
        var account = await Account(null);
        Assert.True((await site.Ask(Admin, new GrantAccess(account, "clinician", DemoPlaces.Country, [DemoPlaces.All[1].Id], Soon))).Ok);
        var refused = await site.Ask(Admin, new GrantAccess(account, "vaccinator", DemoPlaces.Country, [DemoPlaces.All[1].Id, Guid.Empty], Soon));
        Assert.Equal("place-not-found", refused.Refusals[0].Key);
        Assert.Equal([DemoPlaces.All[1].Id], (await Principal(account)).Scope.PointsOfEntry);
    }

    [Fact]
    public async Task A_right_that_nobody_has_confirmed_for_a_quarter_is_due()
    {
        var account = await Account(null);
        var grant = (await site.Ask(Admin, new GrantAccess(account, "clinician", DemoPlaces.Country, [], Soon))).Value;
        await Alter(database => database.Grants.Where(one => one.Id == grant).ExecuteUpdateAsync(set => set.SetProperty(one => one.Since, TimeProvider.System.GetUtcNow().AddDays(-100))));
        Assert.True(await Due(account));
        await site.Ask(Admin, new ReviewAccess(grant));
        Assert.False(await Due(account));
    }

    [Fact]
    public async Task A_record_is_opened_in_an_emergency_for_an_hour_and_reviewed()
    {
        var there = SiteFixture.Staff(Roles.Clinician, DemoPlaces.All[1]) with { Scope = new Scope(false, DemoPlaces.Country, [DemoPlaces.All[1].Id]) };
        var number = "E" + Ids.Unguessable()[..8];
        var store = site.Site.Services.GetRequiredService<ResourceStore>();
        var patient = (await store.Commit(
            ChangeSet.Of(Change.Create(Fhir.Resource.Parse($$"""{"resourceType":"Patient","identifier":[{"value":"{{number}}"}]}"""))), there, WriteOrigin.Live, "test", default)).Value[0].Stored.Id;
        var here = SiteFixture.Staff(Roles.Clinician) with { Scope = new Scope(false, DemoPlaces.Country, [DemoPlaces.All[0].Id]) };
        var reader = site.Site.Services.GetRequiredService<ResourceReader>();
        Assert.False((await reader.Read(here, "Patient", patient, default)).Ok);

        Assert.Equal("emergency-reason", (await site.Ask(here, new OpenInEmergency(number, "please"))).Refusals[0].Key);
        var opened = await site.Ask(here, new OpenInEmergency(number, "Unconscious, anaphylaxis suspected"));
        Assert.Equal(patient, opened.Value.Person.ToString());
        Assert.True((await reader.Read(here with { Opened = opened.Value.Person }, "Patient", patient, default)).Ok);

        var officer = SiteFixture.Staff(Roles.DataProtection) with { Account = Guid.CreateVersion7() };
        var waiting = (await site.Ask(officer, new ListProtection())).Value.Openings.Single(one => one.Person == opened.Value.Person);
        Assert.Equal(TimeSpan.FromHours(72), waiting.Due - waiting.At);
        Assert.True((await site.Ask(officer, new ReviewOpening(waiting.Id, Justified: true))).Ok);
        Assert.DoesNotContain((await site.Ask(officer, new ListProtection())).Value.Openings, one => one.Id == waiting.Id);
    }

    private async Task<Guid> Account(Guid? organisation) =>
        (await site.Ask(Admin, new AddAccount("s" + Ids.Unguessable().Replace("_", "", StringComparison.Ordinal)[..10], "Staff", organisation))).Value.Account;

    private async Task<bool> Due(Guid account) => (await site.Ask(Admin, new ListStaff())).Value.Members.Single(one => one.Account == account).Grant!.ReviewDue;

    private async Task<string?> RoleOf(Guid account) => (await site.Ask(Admin, new ListStaff())).Value.Members.Single(one => one.Account == account).Grant?.Role;

    private async Task<string?> Stamp(Guid account)
    {
        string? stamp = null;
        await Alter(async database => stamp = (await database.Users.FirstAsync(one => one.Id == account)).SecurityStamp);
        return stamp;
    }

    /// <summary>Who the sign-in would make of the account now.</summary>
    private async Task<Caller> Principal(Guid account)
    {
        await using var scope = site.Site.Services.CreateAsyncScope();
        var person = await scope.ServiceProvider.GetRequiredService<HealthDb>().Users.FirstAsync(one => one.Id == account);
        return HealthAssess.Api.Access.CallerClaims.Read(await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Account>>().CreateAsync(person));
    }

    private async Task Alter(Func<HealthDb, Task> change)
    {
        await using var scope = site.Site.Services.CreateAsyncScope();
        await change(scope.ServiceProvider.GetRequiredService<HealthDb>());
    }
}
