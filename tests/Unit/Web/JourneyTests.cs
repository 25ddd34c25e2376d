using System.Globalization;
using HealthAssess.Api.Registration;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Web.Field;
using HealthAssess.Web.Texts;

namespace HealthAssess.Tests.Unit.Web;

public sealed class JourneyTests
{
    private static readonly DateTimeOffset Today = new(2026, 11, 21, 9, 0, 0, TimeSpan.FromHours(3));

    private static readonly TravellerRecord Nobody = new(
        new TravellerRow(Guid.Empty, "A", [], null, false, "unknown", null, [], null, true), [], [], [], [], [], [], []);

    [Fact]
    public void Begins_with_the_arrival() => Assert.Equal("arrival", Of(Nobody).Next);

    [Fact]
    public void Asks_for_consent_after_the_arrival() => Assert.Equal("consent", Of(Nobody with { Arrivals = [Arrived(Today)] }).Next);

    [Fact]
    public void Goes_on_after_a_refusal() =>
        Assert.Equal("screening", Of(Nobody with { Arrivals = [Arrived(Today)], Consents = [new("research", false, Today.AddMinutes(1), "en")] }).Next);

    [Fact]
    public void A_screening_of_an_earlier_visit_does_not_count_for_this_one()
    {
        var record = Nobody with
        {
            Arrivals = [Arrived(Today), Arrived(Today.AddDays(-30))],
            Consents = [new("direct-care", true, Today.AddMinutes(1), "en")],
            Assessments = [new("1", "EVD-POE", null, Today.AddDays(-30), "completed")],
        };
        Assert.Equal("screening", Of(record).Next);
    }

    [Fact]
    public void Ends_with_a_current_certificate()
    {
        var record = Nobody with
        {
            Arrivals = [Arrived(Today)],
            Consents = [new("direct-care", true, Today, "en")],
            Assessments = [new("1", "EVD-POE", null, Today, "completed")],
            Doses = [new("1", "Yellow fever", "completed", "2026-11-21", "V3A24M", true)],
            Certificates = [new("1", null, "current", Today)],
        };
        Assert.Null(Of(record).Next);
    }

    private static ArrivalRow Arrived(DateTimeOffset at) => new(Guid.Empty, "poe-arrival", at, null, null, null, []);

    [Fact]
    public void Leads_each_role_to_what_it_may_do()
    {
        var arrived = Nobody with { Arrivals = [Arrived(Today)], Consents = [new("direct-care", true, Today.AddMinutes(1), "en")] };
        Assert.Equal("vaccination", Of(arrived, Roles.Vaccinator).Next);
        Assert.Null(Of(arrived, Roles.Registrar).Next);
        Assert.Null(Of(Nobody, Roles.Laboratory).Next);
        Assert.Empty(Of(Nobody, Roles.Laboratory).Steps);
    }

    private static Caller Caller(Role role) =>
        new(CallerKind.Staff, null, role.Permissions.ToHashSet(), Scope.None, Purpose.DirectCare, role.Organisation, Types: role.Types);

    private static Journey Of(TravellerRecord record, Role? role = null)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        return Journey.Of(record, new Say(Phrasebook.Load()), Caller(role ?? Roles.Clinician));
    }
}
