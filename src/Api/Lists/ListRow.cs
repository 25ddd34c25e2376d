using HealthAssess.Certificates.Trust;
using HealthAssess.Storage.Administration;
using Microsoft.EntityFrameworkCore;

namespace HealthAssess.Api.Lists;

/// <summary>A proposed list without its content.</summary>
/// <param name="Id">Id of the proposal.</param>
/// <param name="Kind">What kind of list.</param>
/// <param name="Source">Where it came from.</param>
/// <param name="AsOf">When it was true.</param>
/// <param name="Age">How old that is, by policy.</param>
/// <param name="Sha256">Its hash, in hexadecimal.</param>
/// <param name="Reason">Why it was proposed.</param>
/// <param name="NoRevocations">True when its issuers are known to publish no revocations.</param>
/// <param name="Proposed">When.</param>
/// <param name="ProposedBy">By whom.</param>
/// <param name="Own">True when the caller proposed it.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Decided">When somebody decided, or null.</param>
/// <param name="DecidedBy">Who.</param>
/// <param name="DecisionReason">Why.</param>
public sealed record ListRow(
    Guid Id, string Kind, string Source, DateTimeOffset AsOf, ListAge Age, string Sha256, string Reason, bool NoRevocations, DateTimeOffset Proposed, string ProposedBy, bool Own,
    ListState State, DateTimeOffset? Decided, string? DecidedBy, string? DecisionReason)
{
    internal Guid? BasedOn { get; init; }

    internal static async Task<IReadOnlyList<ListRow>> All(HealthDb database, Guid? viewer, DateTimeOffset now, CancellationToken cancellation)
    {
        var decisions = await database.ListDecisions.AsNoTracking().ToListAsync(cancellation);
        var proposals = await database.ListProposals.AsNoTracking()
            .Select(row => new { row.Id, row.Kind, row.Source, row.AsOf, row.Sha256, row.Reason, row.NoRevocations, row.BasedOn, row.Proposed, row.ProposedBy }).OrderByDescending(row => row.Proposed)
            .ToListAsync(cancellation);
        var people = decisions.Select(row => row.DecidedBy).Concat(proposals.Select(row => row.ProposedBy)).ToHashSet();
        var names = await database.Users.AsNoTracking().Where(account => people.Contains(account.Id)).ToDictionaryAsync(account => account.Id, account => account.DisplayName, cancellation);
        var inForce = InForce(decisions);
        return
        [
            .. from row in proposals
               let decision = decisions.Find(one => one.Proposal == row.Id)
               select new ListRow(
                   row.Id, row.Kind, row.Source, row.AsOf, ListAges.Of(row.Kind, row.AsOf, now), Convert.ToHexStringLower(row.Sha256), row.Reason, row.NoRevocations, row.Proposed,
                   Name(row.ProposedBy), row.ProposedBy == viewer, Standing(decision, row.Id, row.BasedOn, inForce.GetValueOrDefault(row.Kind), row.Proposed, now),
                   decision?.Decided, decision is null ? null : Name(decision.DecidedBy), decision?.Reason) { BasedOn = row.BasedOn },
        ];

        string Name(Guid account) => names.GetValueOrDefault(account) ?? account.ToString();
    }

    // The end of each kind's chain of approvals.
    private static Dictionary<string, Guid?> InForce(List<ListDecisionRow> decisions)
    {
        var approved = decisions.Where(row => row.Approved).ToList();
        return approved.Where(row => !approved.Exists(later => later.BasedOn == row.Proposal)).ToDictionary(row => row.Kind, row => (Guid?)row.Proposal, StringComparer.Ordinal);
    }

    private static ListState Standing(ListDecisionRow? decision, Guid id, Guid? basedOn, Guid? inForce, DateTimeOffset proposed, DateTimeOffset now) => decision switch
    {
        { Approved: false } => ListState.Refused,
        { Approved: true } => inForce == id ? ListState.InForce : ListState.Former,
        null => basedOn != inForce || now - proposed > TimeSpan.FromDays(TrustPolicy.DecideWithinDays) ? ListState.Overtaken : ListState.Waiting,
    };
}
