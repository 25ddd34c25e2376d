namespace HealthAssess.Api.Lists;

/// <summary>Where a proposed list stands.</summary>
public enum ListState
{
    /// <summary>It waits for a second person.</summary>
    Waiting,

    /// <summary>Nobody decided in time, or another list came into force since: it has to be proposed again.</summary>
    Overtaken,

    /// <summary>It was refused.</summary>
    Refused,

    /// <summary>It is in force.</summary>
    InForce,

    /// <summary>It was in force before.</summary>
    Former,
}
