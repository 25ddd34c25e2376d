using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage.Protection;
using MediatR;

namespace HealthAssess.Api.Administration.Protection;

/// <summary>Brings one share of a seal. With the second, from another person, the records open again. Answers true once they do.</summary>
/// <param name="Seal">Which seal.</param>
/// <param name="Share">The share as it was handed out.</param>
[Requires(Permission.ProtectData)]
public sealed record OpenSeal(Guid Seal, string Share) : ICommand<bool>;

internal sealed class OpenSealValidator : AbstractValidator<OpenSeal>
{
    public OpenSealValidator() => RuleFor(it => it.Share).NotEmpty().MaximumLength(100).WithMessage("Type the share.");
}

internal sealed class OpenSealHandler(Caller caller, PlaceSeals seals) : IRequestHandler<OpenSeal, Outcome<bool>>
{
    public async Task<Outcome<bool>> Handle(OpenSeal request, CancellationToken cancellationToken) =>
        await seals.Present(request.Seal, request.Share, caller, cancellationToken) switch
        {
            SealProgress.Opened => Outcome<bool>.Of(true),
            SealProgress.WaitsForSecond => Outcome<bool>.Of(false),
            SealProgress.SamePerson => new Refusal(RefusalKind.Forbidden, "second-person", "The other share must come from another person, with an account of their own.", "share"),
            _ => new Refusal(RefusalKind.BusinessRule, "share-wrong", "This is no share of this seal. Compare it with the paper.", "share"),
        };
}
