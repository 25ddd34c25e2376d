using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage.Administration;
using HealthAssess.Storage.Protection;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HealthAssess.Api.Administration.Protection;

/// <summary>Closes every record that began at a Point of Entry, within a minute (PR-24). Answers with two shares, for two persons.</summary>
/// <remarks>Done in a transaction of its own: a seal waits for nothing else that a commit might wait for.</remarks>
/// <param name="PointOfEntry">Which.</param>
/// <param name="Reason">Why.</param>
[Requires(Permission.ProtectData)]
public sealed record SealPointOfEntry(Guid PointOfEntry, string Reason) : ICommand<SealShares>;

internal sealed class SealPointOfEntryValidator : AbstractValidator<SealPointOfEntry>
{
    public SealPointOfEntryValidator() => RuleFor(it => it.Reason).NotEmpty().MaximumLength(500).WithMessage("Say why it is sealed.");
}

internal sealed class SealPointOfEntryHandler(Caller caller, HealthDb database, PlaceSeals seals) : IRequestHandler<SealPointOfEntry, Outcome<SealShares>>
{
    public async Task<Outcome<SealShares>> Handle(SealPointOfEntry request, CancellationToken cancellationToken) =>
        await database.PointsOfEntry.AnyAsync(one => one.Id == request.PointOfEntry, cancellationToken)
        && await seals.Seal(request.PointOfEntry, request.Reason, caller, cancellationToken) is { } shares
            ? Outcome<SealShares>.Of(shares)
            : new Refusal(RefusalKind.NotFound, "nothing-to-seal", "Nothing was recorded at this Point of Entry that could be sealed.", "place");
}
