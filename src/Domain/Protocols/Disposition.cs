namespace HealthAssess.Protocols;

/// <summary>What a protocol decides. One vocabulary for every protocol, in rising severity: across rules and protocols the most severe wins.</summary>
public enum Disposition
{
    /// <summary>Nothing to do.</summary>
    Clear,

    /// <summary>The person need not have the certificate.</summary>
    CertificateExempt,

    /// <summary>A certificate can be issued.</summary>
    CertificateIssue,

    /// <summary>Nothing to do but advice and a card.</summary>
    ClearAdvice,

    /// <summary>Offer a vaccination.</summary>
    VaccinateOffer,

    /// <summary>An answer that matters is missing: there is no decision yet.</summary>
    InsufficientData,

    /// <summary>Goes on, and is followed for some days.</summary>
    Monitor,

    /// <summary>Refer; not today.</summary>
    ReferRoutine,

    /// <summary>Secondary screening now.</summary>
    Secondary,

    /// <summary>Not fit to travel; try again later.</summary>
    NotFitDefer,

    /// <summary>Refer today.</summary>
    ReferUrgent,

    /// <summary>Isolate and alert.</summary>
    IsolateAlert,
}
