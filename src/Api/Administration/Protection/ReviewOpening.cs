using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage.Administration;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HealthAssess.Api.Administration.Protection;

/// <summary>Says whether a record was rightly opened in an emergency.</summary>
/// <param name="Opening">Which opening.</param>
/// <param name="Justified">True when it was.</param>
[Requires(Permission.ProtectData)]
public sealed record ReviewOpening(Guid Opening, bool Justified) : ICommand<Unit>;

internal sealed class ReviewOpeningValidator : AbstractValidator<ReviewOpening>
{
    public ReviewOpeningValidator() => RuleFor(it => it.Opening).NotEmpty();
}

internal sealed class ReviewOpeningHandler(HealthDb database, Caller caller, TimeProvider time) : IRequestHandler<ReviewOpening, Outcome<Unit>>
{
    public async Task<Outcome<Unit>> Handle(ReviewOpening request, CancellationToken cancellationToken)
    {
        var opening = await database.EmergencyOpenings.FirstOrDefaultAsync(one => one.Id == request.Opening && one.ReviewedAt == null, cancellationToken);
        if (opening is null || opening.Account == caller.Account)
        {
            return new Refusal(RefusalKind.NotFound, "opening-unknown", "There is no such opening, it was reviewed, or it is your own.");
        }

        (opening.ReviewedAt, opening.ReviewedBy, opening.Justified) = (time.GetUtcNow(), caller.Account, request.Justified);
        return Outcome<Unit>.Of(Unit.Value);
    }
}
