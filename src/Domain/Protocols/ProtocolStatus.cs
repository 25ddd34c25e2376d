namespace HealthAssess.Protocols;

/// <summary>Where a protocol version stands in its life.</summary>
public enum ProtocolStatus
{
    /// <summary>Not approved by a clinician yet; screens say so.</summary>
    Draft,

    /// <summary>Approved, in use.</summary>
    Active,

    /// <summary>No longer used for new assessments; kept so that old decisions can be run again.</summary>
    Retired,
}
