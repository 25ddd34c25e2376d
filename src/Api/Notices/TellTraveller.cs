using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Notices;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Notices;

internal sealed class TellTravellerEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/notices/{notice:guid}/told", async (Guid notice, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(new TellTraveller(notice), cancellation)).ToResult()).WithTags("Notices");
}

/// <summary>The traveller was told what a notice says: who told them and when stands on it, and it waits no longer.</summary>
/// <param name="Notice">Id of the Communication.</param>
[Requires(Permission.AssessTravellers, OnShift = true)]
public sealed record TellTraveller(Guid Notice) : ICommand<Guid>;

internal sealed class TellTravellerValidator : AbstractValidator<TellTraveller>
{
    public TellTravellerValidator() => RuleFor(it => it.Notice).NotEmpty().WithMessage("Name the notice.");
}

internal sealed class TellTravellerHandler(WaitingNotice waiting) : IRequestHandler<TellTraveller, Outcome<Guid>>
{
    public Task<Outcome<Guid>> Handle(TellTraveller request, CancellationToken cancellationToken) =>
        waiting.Change(request.Notice, NoticeSteps.Told, cancellationToken);
}
