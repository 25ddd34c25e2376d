namespace HealthAssess.Domain.Access;

/// <summary>What kind of organisation a caller belongs to. The firewall (PR-03) goes by it.</summary>
public enum OrganisationKind
{
    /// <summary>Gives care at a Point of Entry.</summary>
    HealthProvider,

    /// <summary>A ministry of health or its institute.</summary>
    HealthMinistry,

    /// <summary>Runs the system.</summary>
    Operator,

    /// <summary>Pays for it; sees counts.</summary>
    Donor,

    /// <summary>Border guard, police, immigration or security: never identity together with a health fact or presence.</summary>
    LawEnforcement,

    /// <summary>No organisation: the traveller, or anybody at a verification page.</summary>
    None,
}
