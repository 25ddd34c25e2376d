namespace HealthAssess.Domain;

/// <summary>The three ways to change a resource.</summary>
public enum ChangeVerb
{
    /// <summary>A resource that was not there.</summary>
    Create,

    /// <summary>The next version of a resource, or its first one under a client's id.</summary>
    Update,

    /// <summary>The end of a resource; its history stays.</summary>
    Delete,
}
