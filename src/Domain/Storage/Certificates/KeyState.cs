namespace HealthAssess.Storage.Certificates;

/// <summary>Where a signing key stands in its life.</summary>
public enum KeyState
{
    /// <summary>Published, so that verifiers know it, but not signing yet.</summary>
    Next,

    /// <summary>Signs.</summary>
    Active,

    /// <summary>Signs no more; what it signed stays good.</summary>
    Retired,

    /// <summary>Its certificate has run out.</summary>
    Expired,

    /// <summary>Lost or misused: no longer listed, and nothing it signed is good.</summary>
    Revoked,
}
