using HealthAssess.Domain;
using HealthAssess.Domain.Access;

namespace HealthAssess.Storage.Access;

/// <summary>How far a caller's sight goes, before labels.</summary>
internal enum Reach
{
    /// <summary>Nothing at all.</summary>
    Nothing,

    /// <summary>Registers only: Locations, Organizations, lots; no record of any person.</summary>
    Registers,

    /// <summary>The traveller's own record.</summary>
    OwnRecord,

    /// <summary>What was recorded at some Points of Entry.</summary>
    PointsOfEntry,

    /// <summary>What was recorded in a country.</summary>
    Country,

    /// <summary>Everything: the product's own workers.</summary>
    Everywhere,
}

/// <summary>Finds a caller's <see cref="Reach"/>: the firewall first, then purpose, then scope.</summary>
internal static class Reaches
{
    /// <summary>The reach in which a caller reads.</summary>
    public static Reach Of(Caller caller) => caller switch
    {
        { Kind: CallerKind.Anonymous } => Reach.Nothing,
        // PR-03: no identity, health fact or presence for these, whatever was granted by mistake.
        { Organisation: OrganisationKind.LawEnforcement or OrganisationKind.Immigration or OrganisationKind.Security or OrganisationKind.Donor } => Reach.Registers,
        { Kind: CallerKind.Traveller, Person: not null } => Reach.OwnRecord,
        // PR-04: counting, research and running the system need nobody's record; the product's own workers say what else they need.
        { Purpose: Purpose.Aggregate or Purpose.Research } => Reach.Registers,
        { Purpose: Purpose.Administration, Kind: not CallerKind.Worker } => Reach.Registers,
        _ => OfScope(caller.Scope),
    };

    /// <summary>The reach in which a caller writes: purposes limit what is seen, not what may be put on record.</summary>
    public static Reach OfWriter(Caller caller) => caller switch
    {
        { Kind: CallerKind.Anonymous } => Reach.Nothing,
        { Organisation: OrganisationKind.LawEnforcement or OrganisationKind.Immigration or OrganisationKind.Security or OrganisationKind.Donor } => Reach.Nothing,
        { Kind: CallerKind.Traveller } => caller.Person is null ? Reach.Nothing : Reach.OwnRecord,
        _ => OfScope(caller.Scope),
    };

    private static Reach OfScope(Scope scope) => scope switch
    {
        { Everywhere: true } => Reach.Everywhere,
        { PointsOfEntry.Count: > 0 } => Reach.PointsOfEntry,
        { Country: not null } => Reach.Country,
        _ => Reach.Nothing,
    };
}
