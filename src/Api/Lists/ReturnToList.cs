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

internal sealed class ReturnToListEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/lists/{proposal:guid}/return", async (Guid proposal, string? reason, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(new ReturnToList(proposal, reason ?? ""), cancellation)).ToResult()).WithTags("Lists");
}

/// <summary>Proposes to go back to a list that was in force before. It may bring back keys that were removed, so a second person looks at that too.</summary>
/// <param name="Proposal">Id of the earlier proposal.</param>
/// <param name="Reason">Why.</param>
[Requires(Permission.KeepLists)]
public sealed record ReturnToList(Guid Proposal, string Reason) : ICommand<Guid>;

internal sealed class ReturnToListValidator : AbstractValidator<ReturnToList>
{
    public ReturnToListValidator()
    {
        RuleFor(it => it.Proposal).NotEmpty().WithMessage("Name the proposal.");
        RuleFor(it => it.Reason).NotEmpty().MaximumLength(500).WithErrorCode("list-reason").WithMessage("Say why, in at most 500 characters.");
    }
}

internal sealed class ReturnToListHandler(HealthDb database, Proposing proposing) : IRequestHandler<ReturnToList, Outcome<Guid>>
{
    public async Task<Outcome<Guid>> Handle(ReturnToList request, CancellationToken cancellationToken)
    {
        var earlier = await database.ListProposals.AsNoTracking().FirstOrDefaultAsync(row => row.Id == request.Proposal, cancellationToken);
        return earlier is null || !await database.ListDecisions.AnyAsync(row => row.Proposal == request.Proposal && row.Approved, cancellationToken)
            ? new Refusal(RefusalKind.NotFound, "list-never-in-force", "This list was never in force.")
            : await proposing.Propose(earlier.Kind, earlier.Content, earlier.Source, request.Reason, earlier.AsOf, earlier.NoRevocations, cancellationToken);
    }
}
