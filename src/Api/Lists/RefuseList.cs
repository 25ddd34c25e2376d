using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage.Administration;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace HealthAssess.Api.Lists;

internal sealed class RefuseListEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/lists/{proposal:guid}/refuse", async (Guid proposal, string? reason, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(new RefuseList(proposal, reason ?? ""), cancellation)).ToResult()).WithTags("Lists");
}

/// <summary>Puts a proposal aside, a colleague's or one's own. What is in force stays in force.</summary>
/// <param name="Proposal">Id of the proposal.</param>
/// <param name="Reason">Why.</param>
[Requires(Permission.KeepLists)]
public sealed record RefuseList(Guid Proposal, string Reason) : ICommand<Guid>;

internal sealed class RefuseListValidator : AbstractValidator<RefuseList>
{
    public RefuseListValidator()
    {
        RuleFor(it => it.Proposal).NotEmpty().WithMessage("Name the proposal.");
        RuleFor(it => it.Reason).NotEmpty().MaximumLength(500).WithErrorCode("list-reason").WithMessage("Say why, in at most 500 characters.");
    }
}

internal sealed class RefuseListHandler(HealthDb database, Caller caller, TimeProvider time) : IRequestHandler<RefuseList, Outcome<Guid>>
{
    public async Task<Outcome<Guid>> Handle(RefuseList request, CancellationToken cancellationToken)
    {
        var found = await database.ListProposals.AsNoTracking().Where(row => row.Id == request.Proposal)
            .Select(row => new { row.Kind, row.Sha256, row.BasedOn, row.ProposedBy }).FirstOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return new Refusal(RefusalKind.NotFound, "list-not-found", "There is no such proposal.");
        }

        if (caller.Account is not { } account || await database.ListDecisions.AnyAsync(row => row.Proposal == request.Proposal, cancellationToken))
        {
            return new Refusal(RefusalKind.Conflict, "list-decided", "Somebody has decided on this proposal already.");
        }

        database.ListDecisions.Add(new ListDecisionRow
        {
            Proposal = request.Proposal,
            Kind = found.Kind,
            BasedOn = found.BasedOn,
            Approved = false,
            Sha256 = found.Sha256,
            Reason = request.Reason,
            Decided = time.GetUtcNow(),
            DecidedBy = account,
            ProposedBy = found.ProposedBy,
        });
        return Outcome<Guid>.Of(request.Proposal, ChangeSet.Empty);
    }
}
