namespace HealthAssess.Domain.Feeds;

/// <summary>Where a delivery stands. Stored as its lower-case name.</summary>
public enum DeliveryState
{
    /// <summary>Not yet delivered; it has a time of the next try.</summary>
    Waiting,

    /// <summary>A pump has it in hand, under a lease.</summary>
    Leased,

    /// <summary>The recipient has it and gave a receipt.</summary>
    Delivered,

    /// <summary>The recipient refused it for good (4xx); a person must look.</summary>
    Dead,

    /// <summary>A newer version of the same content was sent instead.</summary>
    Superseded,

    /// <summary>Consent or agreement did not allow it at the time of sending; nothing left.</summary>
    Withheld,
}
