namespace HealthAssess.Protocols;

/// <summary>Which of the rules of a decision table that hold decide.</summary>
public enum HitPolicy
{
    /// <summary>The first, in the order of the table.</summary>
    First,

    /// <summary>The one with the most severe disposition; every one that holds is reported.</summary>
    MostSevere,

    /// <summary>All: the table adds outputs and decides nothing.</summary>
    Collect,
}
