using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage;
using HealthAssess.Storage.Protection;
using MediatR;

namespace HealthAssess.Api.Administration.Protection;

/// <summary>Destroys everything that is held of a traveller, for good (PR-13).</summary>
/// <param name="Person">Whose record.</param>
/// <param name="Request">The traveller's own request that this answers, or null.</param>
[Requires(Permission.ProtectData)]
public sealed record EraseTraveller(Guid Person, Guid? Request = null) : ICommand<Unit>;

internal sealed class EraseTravellerValidator : AbstractValidator<EraseTraveller>
{
    public EraseTravellerValidator() => RuleFor(it => it.Person).NotEmpty();
}

internal sealed class EraseTravellerHandler(Caller caller, Database database, Alongside alongside, TravellerRequests requests, TimeProvider time)
    : IRequestHandler<EraseTraveller, Outcome<Unit>>
{
    public async Task<Outcome<Unit>> Handle(EraseTraveller request, CancellationToken cancellationToken)
    {
        if (await Erasing.IsHeld(database, request.Person, cancellationToken))
        {
            return new Refusal(RefusalKind.BusinessRule, "legal-hold", "This record is under a legal hold. It can be erased once the hold has ended.");
        }

        if (request.Request is { } wish)
        {
            alongside.Steps.Add(requests.Answer(wish, "done", caller));
        }

        alongside.Steps.Add(Erasing.Of(request.Person, "request", caller, time));
        return Outcome<Unit>.Of(Unit.Value);
    }
}
