using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Lists;
using HealthAssess.Storage.Lists;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

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

internal sealed class ApproveListHandler(Deciding deciding, ApprovedLists lists, Caller caller, TimeProvider time) : IRequestHandler<ApproveList, Outcome<Guid>>
{
    public async Task<Outcome<Guid>> Handle(ApproveList request, CancellationToken cancellationToken)
    {
        if (await deciding.Find(request.Proposal, cancellationToken) is not { } found)
        {
            return Deciding.NoProposal;
        }

        var approval = new ListApproval(found.ProposedBy, found.Proposed, Convert.ToHexString(found.Sha256), found.BasedOn, found.Decided);
        return approval.Objection(caller.Account, request.Sha256.Trim(), await lists.IdInForce(found.Kind, cancellationToken), time.GetUtcNow()) is { } objection
            ? objection
            : deciding.Decide(found, approved: true, request.Reason, caller.Account!.Value);
    }
}
