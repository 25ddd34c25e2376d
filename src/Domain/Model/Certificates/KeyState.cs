namespace HealthAssess.Domain.Certificates;

/// <summary>Where a key of the authority stands in its life.</summary>
public enum KeyState
{
    /// <summary>Made and published, so that verifiers learn it; signs nothing yet.</summary>
    Created,

    /// <summary>Published, with a day on which it begins to sign: the overlap before.</summary>
    Next,

    /// <summary>Signs.</summary>
    Active,

    /// <summary>Its successor signs; it stands by until it is retired: the overlap after.</summary>
    Overlap,

    /// <summary>Signs never again; what it signed stays good.</summary>
    Retired,

    /// <summary>Its certificate has run out.</summary>
    Expired,

    /// <summary>Lost or misused: no longer listed, and nothing it signed is good.</summary>
    Revoked,
}
