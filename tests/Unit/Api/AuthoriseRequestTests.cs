using HealthAssess.Api.Access;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;

namespace HealthAssess.Tests.Unit.Api;

/// <summary>The door: who may send which request at all.</summary>
public sealed class AuthoriseRequestTests
{
    private static readonly Guid Account = Guid.Parse("0197b000-0000-7000-8000-000000000001");
    private static readonly Guid PointOfEntry = Guid.Parse("0197b000-0000-7000-8000-000000000002");

    private sealed record Undeclared;

    [Requires(Permission.Anybody)]
    private sealed record Open;

    [Requires(Permission.ReadTravellers)]
    private sealed record Clinical;

    [Requires(Permission.RegisterTravellers, OnShift = true)]
    private sealed record AtTheCounter;

    [Requires(Permission.Administer)]
    private sealed record Administrative;

    [Fact]
    public async Task Refuses_a_request_that_declares_nothing() =>
        Assert.Equal("no-permission-declared", await Ask(new Undeclared(), With(Roles.Administrator)));

    [Fact]
    public async Task Lets_anybody_ask_what_is_open() => Assert.Null(await Ask(new Open(), Caller.Anonymous));

    [Fact]
    public async Task Sends_a_stranger_to_sign_in() => Assert.Equal("sign-in", await Ask(new Clinical(), Caller.Anonymous));

    [Fact]
    public async Task Refuses_a_role_without_the_right() => Assert.Equal("not-permitted", await Ask(new Administrative(), With(Roles.Clinician)));

    [Fact]
    public async Task Keeps_the_firewall_even_when_an_officer_was_given_a_clinical_right()
    {
        var officer = With(Roles.Officer) with { Permissions = Roles.Clinician.Permissions.ToHashSet() };
        Assert.Equal("firewall", await Ask(new Clinical(), officer));
    }

    [Fact]
    public async Task Refuses_a_purpose_the_right_is_not_for() =>
        Assert.Equal("purpose", await Ask(new Clinical(), With(Roles.Clinician) with { Purpose = Purpose.Aggregate }));

    [Fact]
    public async Task Asks_for_a_point_of_entry_before_work_at_the_counter() =>
        Assert.Equal("choose-point-of-entry", await Ask(new AtTheCounter(), With(Roles.Clinician)));

    [Fact]
    public async Task Lets_a_clinician_work_at_the_counter() =>
        Assert.Null(await Ask(new AtTheCounter(), With(Roles.Clinician, PointOfEntry)));

    private static Caller With(Role role, Guid? pointOfEntry = null)
    {
        var claims = CallerClaims.For(Account, role, new Scope(false, "NIM", []), pointOfEntry);
        return CallerClaims.Read(new(new System.Security.Claims.ClaimsIdentity(claims, "test")));
    }

    private static async Task<string?> Ask<TRequest>(TRequest request, Caller caller) where TRequest : notnull
    {
        var door = new AuthoriseRequest<TRequest, Outcome<bool>>(caller);
        var outcome = await door.Handle(request, default, () => Task.FromResult(Outcome<bool>.Of(true)));
        return outcome.Refusals.Count > 0 ? outcome.Refusals[0].Key : null;
    }
}
