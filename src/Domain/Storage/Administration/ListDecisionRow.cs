namespace HealthAssess.Storage.Administration;

/// <summary>What became of a proposed list. Never changed.</summary>
public sealed class ListDecisionRow
{
    /// <summary>The proposal.</summary>
    public required Guid Proposal { get; init; }

    /// <summary>What kind of list.</summary>
    public required string Kind { get; init; }

    /// <summary>The list in force that it replaces; null for the first.</summary>
    public Guid? BasedOn { get; init; }

    /// <summary>False when it was refused.</summary>
    public required bool Approved { get; init; }

    /// <summary>The hash that the person who decided had before them.</summary>
    public required byte[] Sha256 { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset Decided { get; init; }

    /// <summary>By which account.</summary>
    public required Guid DecidedBy { get; init; }

    /// <summary>Whose proposal it was: nobody approves their own.</summary>
    public required Guid ProposedBy { get; init; }
}
