namespace HealthAssess.Storage.Administration;

/// <summary>A list of somebody else's that one person wants in force. Never changed.</summary>
public sealed class ListProposalRow
{
    /// <summary>Id of the proposal.</summary>
    public required Guid Id { get; init; }

    /// <summary>What kind of list (see <c>ListKind</c>).</summary>
    public required string Kind { get; init; }

    /// <summary>The list, byte for byte.</summary>
    public required byte[] Content { get; init; }

    /// <summary>Its hash, by which it is pinned.</summary>
    public required byte[] Sha256 { get; init; }

    /// <summary>Where it came from.</summary>
    public required string Source { get; init; }

    /// <summary>When it was true.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>True when its issuers are known to publish no revocations.</summary>
    public required bool NoRevocations { get; init; }

    /// <summary>Why it is proposed.</summary>
    public required string Reason { get; init; }

    /// <summary>The list in force that it was compared with; null for the first.</summary>
    public Guid? BasedOn { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset Proposed { get; init; }

    /// <summary>By which account.</summary>
    public required Guid ProposedBy { get; init; }
}
