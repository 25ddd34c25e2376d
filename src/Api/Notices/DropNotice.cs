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

internal sealed class DropNoticeEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/notices/not-needed", async (DropNotice request, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(request, cancellation)).ToResult()).WithTags("Notices");
}

/// <summary>A notice is not needed any more, for a reason that stays on it: the traveller knows already, has died, or was told by somebody else.</summary>
/// <param name="Notice">Id of the Communication.</param>
/// <param name="Reason">Why.</param>
[Requires(Permission.AssessTravellers, OnShift = true)]
public sealed record DropNotice(Guid Notice, string Reason) : ICommand<Guid>;

internal sealed class DropNoticeValidator : AbstractValidator<DropNotice>
{
    public DropNoticeValidator()
    {
        RuleFor(it => it.Notice).NotEmpty().WithMessage("Name the notice.");
        RuleFor(it => it.Reason).Must(reason => reason?.Trim().Length is > 0 and <= 500).WithErrorCode("notice-reason").WithMessage("Say why nobody has to be told, in at most 500 characters.");
    }
}

internal sealed class DropNoticeHandler(WaitingNotice waiting) : IRequestHandler<DropNotice, Outcome<Guid>>
{
    public Task<Outcome<Guid>> Handle(DropNotice request, CancellationToken cancellationToken) =>
        waiting.Change(request.Notice, (notice, at, by) => NoticeSteps.NotNeeded(notice, request.Reason.Trim(), at, by), cancellationToken);
}
