using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Fhir;
using HealthAssess.Storage;
using HealthAssess.Storage.Recalls;
using HealthAssess.Storage.Stock;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Vaccinations;

internal sealed class BlockLotEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/stock/{lot:guid}/block", async (Guid lot, bool? release, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(new BlockLot(lot, release != true), cancellation)).ToResult()).WithTags("Vaccinations");
}

/// <summary>Puts a lot aside at this Point of Entry, after a broken cold chain or until it is clear, or gives it free again. A recalled lot stays blocked.</summary>
/// <param name="Lot">The lot.</param>
/// <param name="Blocked">False to give it free again.</param>
[Requires(Permission.ManageStock, OnShift = true)]
public sealed record BlockLot(Guid Lot, bool Blocked = true) : ICommand<Guid>;

internal sealed class BlockLotValidator : AbstractValidator<BlockLot>
{
    public BlockLotValidator() => RuleFor(it => it.Lot).NotEmpty().WithMessage("Name the lot.");
}

internal sealed class BlockLotHandler(Caller caller, ResourceReader reader, StockList stock, LotRecalls recalls, Alongside alongside)
    : IRequestHandler<BlockLot, Outcome<Guid>>
{
    public async Task<Outcome<Guid>> Handle(BlockLot request, CancellationToken cancellationToken)
    {
        var known = await reader.Read(caller, "Medication", request.Lot.ToString(), cancellationToken);
        if (!known.Ok)
        {
            return VaccinationRefusals.NoLot;
        }

        if (!request.Blocked && await recalls.Of(request.Lot, cancellationToken) is not null)
        {
            return new Refusal(RefusalKind.BusinessRule, "lot-recalled", "This lot was recalled. It cannot be given free again.", "lot");
        }

        var here = caller.PointOfEntry!.Value;
        alongside.Steps.Add(LotBlock.Of(request.Lot, [here], request.Blocked));
        var medication = MedicationBuilder.From(known.Value.Resource);
        // The record of a lot is active while it may be used at one Point of Entry at least.
        medication.Status = !request.Blocked || await stock.IsUsableElsewhere(here, request.Lot, cancellationToken) ? "active" : "inactive";
        return Outcome<Guid>.Of(
            request.Lot, medication.Status == known.Value.Resource.Root["status"].Text ? ChangeSet.Empty : ChangeSet.Of(Change.Update(medication.Build())));
    }
}
