namespace HealthAssess.Domain;

/// <summary>What kind of door a write came through.</summary>
public enum WriteOrigin
{
    /// <summary>Somebody does it now: a screen, the API, an offline sync.</summary>
    Live,

    /// <summary>History being loaded: no alert, no delivery, no stock movement.</summary>
    Import,
}
