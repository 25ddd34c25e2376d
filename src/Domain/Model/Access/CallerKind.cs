namespace HealthAssess.Domain.Access;

/// <summary>What stands behind a request.</summary>
public enum CallerKind
{
    /// <summary>Nobody known: verification, the sign-in page.</summary>
    Anonymous,

    /// <summary>A member of staff, signed in.</summary>
    Staff,

    /// <summary>A traveller with a card link and code.</summary>
    Traveller,

    /// <summary>Another system with a token.</summary>
    Client,

    /// <summary>One of our own workers, imports or first-start jobs.</summary>
    Worker,
}
