using HealthAssess.Domain;
using HealthAssess.Domain.Access;

namespace HealthAssess.Tests.Shared;

/// <summary>Callers of every kind for tests.</summary>
public static class Callers
{
    /// <summary>A clinician of a country, at work at a Point of Entry.</summary>
    public static Caller Clinician(string country = "UGA", Guid? pointOfEntry = null) => new(
        CallerKind.Staff, new Guid("00000000-0000-7000-8000-000000000001"), Enum.GetValues<Permission>().ToHashSet(),
        new Scope(false, country, []), Purpose.DirectCare, OrganisationKind.HealthProvider, pointOfEntry);

    /// <summary>A clinician of single Points of Entry.</summary>
    public static Caller ClinicianAt(params Guid[] pointsOfEntry) =>
        Clinician() with { Scope = new Scope(false, "UGA", pointsOfEntry), PointOfEntry = pointsOfEntry[0] };

    /// <summary>A border guard, with every permission that a mistake could give.</summary>
    public static Caller BorderGuard() => Clinician() with { Organisation = OrganisationKind.LawEnforcement };

    /// <summary>One of the product's own workers.</summary>
    public static Caller Worker() => Caller.Worker(Purpose.ContinuityOfCare, Permission.Work);

    /// <summary>A traveller with their own card.</summary>
    public static Caller Traveller(Guid person) => new(
        CallerKind.Traveller, null, new HashSet<Permission> { Permission.Anybody }, Scope.None, Purpose.DirectCare, OrganisationKind.None, Person: person);
}
