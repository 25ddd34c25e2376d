using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage.Administration;
using MediatR;

namespace HealthAssess.Api.Administration.Protection;

/// <summary>Keeps the record of a person, or all of a Point of Entry, from being destroyed while a court or authority needs it.</summary>
/// <param name="Person">Whose record, or null.</param>
/// <param name="PointOfEntry">Where, or null.</param>
/// <param name="Reason">Reference of the court or authority; no name.</param>
[Requires(Permission.ProtectData)]
public sealed record PlaceHold(Guid? Person, Guid? PointOfEntry, string Reason) : ICommand<Guid>;

internal sealed class PlaceHoldValidator : AbstractValidator<PlaceHold>
{
    public PlaceHoldValidator()
    {
        RuleFor(it => it.Reason).NotEmpty().MaximumLength(500).WithMessage("Give the reference of the court or authority.");
        RuleFor(it => it.Person).Must((it, person) => (person is null) != (it.PointOfEntry is null)).WithErrorCode("hold-of-one").WithMessage("A hold is of a person or of a Point of Entry.");
    }
}

internal sealed class PlaceHoldHandler(HealthDb database, Caller caller, TimeProvider time) : IRequestHandler<PlaceHold, Outcome<Guid>>
{
    public Task<Outcome<Guid>> Handle(PlaceHold request, CancellationToken cancellationToken)
    {
        var hold = new LegalHold
        {
            Id = Ids.New(time),
            Person = request.Person,
            PointOfEntry = request.PointOfEntry,
            Reason = request.Reason,
            PlacedBy = caller.Account,
            PlacedAt = time.GetUtcNow(),
        };
        database.LegalHolds.Add(hold);
        return Task.FromResult(Outcome<Guid>.Of(hold.Id));
    }
}
