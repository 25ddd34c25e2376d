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

    /// <summary>A laboratory that examines specimens.</summary>
    Laboratory,

    /// <summary>Protects children, survivors and victims of trafficking.</summary>
    ProtectionPartner,

    /// <summary>Border guard or police: never identity together with a health fact or presence.</summary>
    LawEnforcement,

    /// <summary>Decides on entry, stay and return: behind the same wall.</summary>
    Immigration,

    /// <summary>Army, intelligence, private guards: behind the same wall.</summary>
    Security,

    /// <summary>No organisation: the traveller, or anybody at a verification page.</summary>
    None,
}
