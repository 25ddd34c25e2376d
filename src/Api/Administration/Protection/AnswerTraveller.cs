using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage.Protection;
using MediatR;

namespace HealthAssess.Api.Administration.Protection;

/// <summary>Notes how a traveller's request was answered; the traveller sees it on their own page.</summary>
/// <param name="Request">Which request.</param>
/// <param name="Done">True when it was done, false when it was refused for a reason of law.</param>
[Requires(Permission.ProtectData)]
public sealed record AnswerTraveller(Guid Request, bool Done) : ICommand<Unit>;

internal sealed class AnswerTravellerValidator : AbstractValidator<AnswerTraveller>
{
    public AnswerTravellerValidator() => RuleFor(it => it.Request).NotEmpty();
}

internal sealed class AnswerTravellerHandler(Caller caller, Alongside alongside, TravellerRequests requests) : IRequestHandler<AnswerTraveller, Outcome<Unit>>
{
    public Task<Outcome<Unit>> Handle(AnswerTraveller request, CancellationToken cancellationToken)
    {
        alongside.Steps.Add(requests.Answer(request.Request, request.Done ? "done" : "refused", caller));
        return Task.FromResult(Outcome<Unit>.Of(Unit.Value));
    }
}
