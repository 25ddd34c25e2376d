namespace HealthAssess.Domain.Access;

/// <summary>Why somebody reads or sends (PR-04). A purpose comes with the token or the role; a header may narrow it, never widen it.</summary>
public enum Purpose
{
    /// <summary>Care of the person in front of us.</summary>
    DirectCare,

    /// <summary>A vaccination certificate.</summary>
    VaccinationCertificate,

    /// <summary>A notifiable disease: a legal basis, not consent.</summary>
    NotifiableDisease,

    /// <summary>Care that goes on elsewhere.</summary>
    ContinuityOfCare,

    /// <summary>Counts without persons.</summary>
    Aggregate,

    /// <summary>Research on pseudonymous data.</summary>
    Research,

    /// <summary>Running the system: accounts, lots, deliveries, without clinical content.</summary>
    Administration,
}
