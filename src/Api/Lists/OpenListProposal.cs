using HealthAssess.Api.Pipeline;
using HealthAssess.Certificates.Trust.Lists;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Lists;
using HealthAssess.Domain.Requirements;
using HealthAssess.Storage.Administration;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace HealthAssess.Api.Lists;

internal sealed class OpenListProposalEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/lists/{proposal:guid}", async (Guid proposal, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(new OpenListProposal(proposal), cancellation)).ToResult()).WithTags("Lists");
}

/// <summary>A proposed list with what it changes, for the person who decides.</summary>
/// <param name="Proposal">Id of the proposal.</param>
[Requires(Permission.KeepLists)]
public sealed record OpenListProposal(Guid Proposal) : IQuery<ListProposalView>;

/// <summary>A proposed list and its differences from the one it was compared with.</summary>
/// <param name="Row">The proposal.</param>
/// <param name="Before">The list it was compared with; null for the first.</param>
/// <param name="Participants">Trust lists: each participant in numbers.</param>
/// <param name="Keys">Trust lists: every key that does not stay as it was.</param>
/// <param name="Findings">Trust lists: how often there is what to know.</param>
/// <param name="RevokedAdded">Revocations that are new.</param>
/// <param name="RevokedRemoved">Revocations that go.</param>
/// <param name="LeftOut">What of the list could not be read.</param>
/// <param name="Rules">Entry requirements: rules and lists of countries that do not stay as they were.</param>
public sealed record ListProposalView(
    ListRow Row, ListRow? Before, IReadOnlyList<ParticipantCount> Participants, IReadOnlyList<ListedKey> Keys, IReadOnlyList<KeyValuePair<string, int>> Findings,
    int RevokedAdded, int RevokedRemoved, IReadOnlyList<string> LeftOut, IReadOnlyList<RequirementChange> Rules);

internal sealed class OpenListProposalHandler(HealthDb database, Caller caller, TimeProvider time) : IRequestHandler<OpenListProposal, Outcome<ListProposalView>>
{
    public async Task<Outcome<ListProposalView>> Handle(OpenListProposal request, CancellationToken cancellationToken)
    {
        var rows = await ListRow.All(database, caller.Account, time.GetUtcNow(), cancellationToken);
        if (rows.FirstOrDefault(row => row.Id == request.Proposal) is not { } proposal)
        {
            return Deciding.NoProposal;
        }

        var (before, after) = (await Content(proposal.BasedOn, cancellationToken), await Content(proposal.Id, cancellationToken));
        var earlier = rows.FirstOrDefault(row => row.Id == proposal.BasedOn);
        return Outcome<ListProposalView>.Of(proposal.Kind == ListKind.Requirements ? OfRequirements(proposal, earlier, before, after!) : OfTrust(proposal, earlier, before, after!));
    }

    private async Task<byte[]?> Content(Guid? id, CancellationToken cancellation) =>
        await database.ListProposals.AsNoTracking().Where(row => row.Id == id).Select(row => row.Content).FirstOrDefaultAsync(cancellation);

    private ListProposalView OfTrust(ListRow row, ListRow? earlier, byte[]? before, byte[] after)
    {
        var list = ListContent.Read(row.Kind, after).Value.Trust!;
        var diff = TrustListDiff.Of(before is null ? null : ListContent.Read(row.Kind, before).Value.Trust, list, time.GetUtcNow());
        var there = diff.Keys.Where(key => key.Change != ListChange.Removed);
        return new(
            row, earlier, diff.Participants, [.. diff.Keys.Where(key => key.Change != ListChange.Kept)],
            [.. there.SelectMany(key => key.Findings).GroupBy(finding => finding).Select(same => KeyValuePair.Create(same.Key, same.Count())).OrderByDescending(pair => pair.Value)],
            diff.RevokedAdded, diff.RevokedRemoved, list.LeftOut, []);
    }

    private static ListProposalView OfRequirements(ListRow row, ListRow? earlier, byte[]? before, byte[] after) =>
        new(row, earlier, [], [], [], 0, 0, [], RequirementDiff.Of(before ?? SeedRequirements.Text, after));
}
