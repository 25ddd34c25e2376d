using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Registration;
using MediatR;

namespace HealthAssess.Api.Travellers;

/// <summary>A traveller takes a consent back: from the commit on nothing is sent for that purpose (PR-05).</summary>
/// <param name="Purpose">continuity-of-care, vaccination-cert or research.</param>
/// <param name="Language">The language of the page (BCP 47).</param>
[Requires(Permission.OwnRecord)]
public sealed record WithdrawOwnConsent(string Purpose, string Language) : ICommand<Unit>;

internal sealed class WithdrawOwnConsentValidator : AbstractValidator<WithdrawOwnConsent>
{
    public WithdrawOwnConsentValidator()
    {
        RuleFor(it => it.Purpose).Must(purpose => purpose is not null && ConsentChoice.Asked.ContainsKey(purpose)).WithErrorCode("purpose-unknown").WithMessage("There is no such purpose.");
        RuleFor(it => it.Language).NotEmpty().MaximumLength(35).WithErrorCode("language").WithMessage("This is no language.");
    }
}

internal sealed class WithdrawOwnConsentHandler(Caller caller, TimeProvider time) : IRequestHandler<WithdrawOwnConsent, Outcome<Unit>>
{
    public Task<Outcome<Unit>> Handle(WithdrawOwnConsent request, CancellationToken cancellationToken)
    {
        var choice = new ConsentChoice(Ids.New(time), caller.Person!.Value, ConsentChoice.Asked[request.Purpose], Given: false, time.GetUtcNow(), request.Language, null);
        return Task.FromResult(Outcome<Unit>.Of(Unit.Value, ChangeSet.Of(Change.Create(choice.ToResource()))));
    }
}
