using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage.Protection;
using MediatR;

namespace HealthAssess.Api.Travellers;

/// <summary>A traveller asks for a correction or an erasure, objects, or complains; answered within 30 days.</summary>
/// <param name="Kind">correct, erase, object or complaint.</param>
/// <param name="Words">In their own words.</param>
[Requires(Permission.OwnRecord)]
public sealed record AskAboutOwnRecord(string Kind, string Words) : ICommand<Unit>;

internal sealed class AskAboutOwnRecordValidator : AbstractValidator<AskAboutOwnRecord>
{
    public AskAboutOwnRecordValidator()
    {
        RuleFor(it => it.Kind).Must(kind => kind is "correct" or "erase" or "object" or "complaint").WithErrorCode("wish-unknown").WithMessage("Choose what you ask for.");
        RuleFor(it => it.Words).NotNull().MaximumLength(2000).WithErrorCode("words-too-long").WithMessage("Use at most 2,000 letters.");
    }
}

internal sealed class AskAboutOwnRecordHandler(Caller caller, Alongside alongside, TravellerRequests requests) : IRequestHandler<AskAboutOwnRecord, Outcome<Unit>>
{
    public Task<Outcome<Unit>> Handle(AskAboutOwnRecord request, CancellationToken cancellationToken)
    {
        alongside.Steps.Add(requests.Make(caller.Person!.Value, request.Kind, request.Words));
        return Task.FromResult(Outcome<Unit>.Of(Unit.Value));
    }
}
