namespace HealthAssess.Certificates.Trust.Lists;

/// <summary>What a proposed list does with something.</summary>
public enum ListChange
{
    /// <summary>It stays as it is.</summary>
    Kept,

    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is there, with another certificate, use or address.</summary>
    Changed,

    /// <summary>It is no longer there: what it signed is trusted no more.</summary>
    Removed,
}
