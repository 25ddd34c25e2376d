using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

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

internal sealed class RefuseListHandler(Deciding deciding, Caller caller) : IRequestHandler<RefuseList, Outcome<Guid>>
{
    public async Task<Outcome<Guid>> Handle(RefuseList request, CancellationToken cancellationToken)
    {
        if (await deciding.Find(request.Proposal, cancellationToken) is not { } found)
        {
            return Deciding.NoProposal;
        }

        return found.Decided || caller.Account is not { } account
            ? new Refusal(RefusalKind.Conflict, "list-decided", "Somebody has decided on this proposal already.")
            : deciding.Decide(found, approved: false, request.Reason, account);
    }
}
