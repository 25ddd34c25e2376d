using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Lists;
using HealthAssess.Storage.Administration;
using HealthAssess.Storage.Lists;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace HealthAssess.Api.Lists;

internal sealed class ApproveListEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/lists/{proposal:guid}/approve", async (Guid proposal, string? sha256, string? reason, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(new ApproveList(proposal, sha256 ?? "", reason ?? ""), cancellation)).ToResult()).WithTags("Lists");
}

/// <summary>A second person's yes: the list is in force from now on, pinned by its hash.</summary>
/// <param name="Proposal">Id of the proposal.</param>
/// <param name="Sha256">The hash of what was looked at.</param>
/// <param name="Reason">Why, or what was compared.</param>
[Requires(Permission.KeepLists)]
public sealed record ApproveList(Guid Proposal, string Sha256, string Reason = "") : ICommand<Guid>;

internal sealed class ApproveListValidator : AbstractValidator<ApproveList>
{
    public ApproveListValidator()
    {
        RuleFor(it => it.Proposal).NotEmpty().WithMessage("Name the proposal.");
        RuleFor(it => it.Sha256).NotEmpty().WithErrorCode("list-hash-missing").WithMessage("Name the hash of the list that you looked at.");
        RuleFor(it => it.Reason).MaximumLength(500).WithErrorCode("list-reason").WithMessage("Say why, in at most 500 characters.");
    }
}

internal sealed class ApproveListHandler(HealthDb database, ApprovedLists lists, Caller caller, TimeProvider time) : IRequestHandler<ApproveList, Outcome<Guid>>
{
    public async Task<Outcome<Guid>> Handle(ApproveList request, CancellationToken cancellationToken)
    {
        var found = await database.ListProposals.AsNoTracking().Where(row => row.Id == request.Proposal)
            .Select(row => new { row.Kind, row.Sha256, row.BasedOn, row.Proposed, row.ProposedBy }).FirstOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return new Refusal(RefusalKind.NotFound, "list-not-found", "There is no such proposal.");
        }

        var decided = await database.ListDecisions.AnyAsync(row => row.Proposal == request.Proposal, cancellationToken);
        var approval = new ListApproval(found.ProposedBy, found.Proposed, Convert.ToHexString(found.Sha256), found.BasedOn, decided);
        if (approval.Objection(caller.Account, request.Sha256.Trim(), await lists.IdInForce(found.Kind, cancellationToken), time.GetUtcNow()) is { } objection)
        {
            return objection;
        }

        database.ListDecisions.Add(new ListDecisionRow
        {
            Proposal = request.Proposal,
            Kind = found.Kind,
            BasedOn = found.BasedOn,
            Approved = true,
            Sha256 = found.Sha256,
            Reason = request.Reason,
            Decided = time.GetUtcNow(),
            DecidedBy = caller.Account!.Value,
            ProposedBy = found.ProposedBy,
        });
        return Outcome<Guid>.Of(request.Proposal, ChangeSet.Empty);
    }
}
