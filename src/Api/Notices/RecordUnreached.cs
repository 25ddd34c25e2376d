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

internal sealed class RecordUnreachedEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/notices/{notice:guid}/unreached", async (Guid notice, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(new RecordUnreached(notice), cancellation)).ToResult()).WithTags("Notices");
}

/// <summary>Somebody tried to tell a traveller and could not reach them: the attempt is on record, and the notice goes to the end of those that wait.</summary>
/// <param name="Notice">Id of the Communication.</param>
[Requires(Permission.AssessTravellers, OnShift = true)]
public sealed record RecordUnreached(Guid Notice) : ICommand<Guid>;

internal sealed class RecordUnreachedValidator : AbstractValidator<RecordUnreached>
{
    public RecordUnreachedValidator() => RuleFor(it => it.Notice).NotEmpty().WithMessage("Name the notice.");
}

internal sealed class RecordUnreachedHandler(WaitingNotice waiting) : IRequestHandler<RecordUnreached, Outcome<Guid>>
{
    public Task<Outcome<Guid>> Handle(RecordUnreached request, CancellationToken cancellationToken) =>
        waiting.Change(request.Notice, NoticeSteps.NotReached, cancellationToken);
}
