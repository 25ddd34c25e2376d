using HealthAssess.Domain;
using HealthAssess.Storage.Administration;
using Microsoft.EntityFrameworkCore;

namespace HealthAssess.Api.Lists;

/// <summary>Decides on a proposed list, once: in force, or put aside.</summary>
internal sealed class Deciding(HealthDb database, TimeProvider time)
{
    public static Refusal NoProposal { get; } = new(RefusalKind.NotFound, "list-not-found", "There is no such proposal.");

    /// <summary>What the decision is about, without the list itself.</summary>
    public async Task<ProposalToDecide?> Find(Guid proposal, CancellationToken cancellation) =>
        await database.ListProposals.AsNoTracking().Where(row => row.Id == proposal)
            .Select(row => new ProposalToDecide(
                row.Id, row.Kind, row.Sha256, row.BasedOn, row.Proposed, row.ProposedBy, database.ListDecisions.Any(decision => decision.Proposal == row.Id)))
            .FirstOrDefaultAsync(cancellation);

    /// <summary>Writes the decision down.</summary>
    public Outcome<Guid> Decide(ProposalToDecide proposal, bool approved, string reason, Guid account)
    {
        database.ListDecisions.Add(new ListDecisionRow
        {
            Proposal = proposal.Id,
            Kind = proposal.Kind,
            BasedOn = proposal.BasedOn,
            Approved = approved,
            Sha256 = proposal.Sha256,
            Reason = reason,
            Decided = time.GetUtcNow(),
            DecidedBy = account,
            ProposedBy = proposal.ProposedBy,
        });
        return Outcome<Guid>.Of(proposal.Id, ChangeSet.Empty);
    }
}
