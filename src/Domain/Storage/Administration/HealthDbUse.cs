namespace HealthAssess.Storage.Administration;

/// <summary>Whether this scope has asked for the administration at all. A system that sends resources never does, and does not pay for it.</summary>
public sealed class HealthDbUse
{
    /// <summary>The scope's own, or null while nobody needed it.</summary>
    public HealthDb? Database { get; internal set; }
}
