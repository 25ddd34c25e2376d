using HealthAssess.Certificates.Trust;

namespace HealthAssess.Domain.Lists;

/// <summary>What must hold for a proposed list to come into force: another person, the same bytes, in time, against what is in force still.</summary>
/// <param name="ProposedBy">Who proposed it.</param>
/// <param name="Proposed">When.</param>
/// <param name="Sha256">Hash of the content, in hexadecimal.</param>
/// <param name="BasedOn">The list in force that it was compared with.</param>
/// <param name="Decided">True when somebody decided already.</param>
public sealed record ListApproval(Guid ProposedBy, DateTimeOffset Proposed, string Sha256, Guid? BasedOn, bool Decided)
{
    /// <summary>Why it cannot be approved, or null.</summary>
    /// <param name="approver">Who wants to approve.</param>
    /// <param name="sha256">The hash that the approver names.</param>
    /// <param name="inForce">The list in force now.</param>
    /// <param name="at">Now.</param>
    public Refusal? Objection(Guid? approver, string sha256, Guid? inForce, DateTimeOffset at) =>
        Decided ? new(RefusalKind.Conflict, "list-decided", "Somebody has decided on this proposal already.")
        : approver is null ? new(RefusalKind.Forbidden, "list-nobody", "Only a person with an account of their own can approve.")
        : approver == ProposedBy ? new(RefusalKind.BusinessRule, "list-own-proposal", "Nobody approves their own proposal. Ask a colleague.")
        : !string.Equals(sha256, Sha256, StringComparison.OrdinalIgnoreCase) ? new(RefusalKind.BusinessRule, "list-other-hash", "This is not the hash of the proposed list. Compare it with the publisher's once more.", "sha256")
        : at - Proposed > TimeSpan.FromDays(TrustPolicy.DecideWithinDays) ? new(RefusalKind.BusinessRule, "list-proposal-old", "Nobody decided on this proposal in time. Propose the list again.")
        : BasedOn != inForce ? new(RefusalKind.Conflict, "list-base-changed", "Another list came into force since. Propose this one again, so that its differences are shown.")
        : null;
}
