using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Fhir;
using HealthAssess.Storage;
using HealthAssess.Storage.Certificates;
using HealthAssess.Storage.Stock;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Vaccinations;

internal sealed class BlockLotEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/stock/{lot:guid}/block", async (Guid lot, bool? release, bool? everywhere, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(new BlockLot(lot, release != true, everywhere == true), cancellation)).ToResult()).WithTags("Vaccinations");
}

/// <summary>Puts a lot aside after a recall or a broken cold chain, or gives it free again: no further dose of it can be recorded. A recall also takes its certificates back, for good.</summary>
/// <param name="Lot">The lot.</param>
/// <param name="Blocked">False to give it free again.</param>
/// <param name="Everywhere">True for a recall: at every Point of Entry; only for callers who answer for more than single ones.</param>
[Requires(Permission.ManageStock, OnShift = true)]
public sealed record BlockLot(Guid Lot, bool Blocked = true, bool Everywhere = false) : ICommand<Guid>;

internal sealed class BlockLotValidator : AbstractValidator<BlockLot>
{
    public BlockLotValidator() => RuleFor(it => it.Lot).NotEmpty().WithMessage("Name the lot.");
}

internal sealed class BlockLotHandler(Caller caller, ResourceReader reader, StockList stock, IssuedCertificates issued, Alongside alongside)
    : IRequestHandler<BlockLot, Outcome<Guid>>
{
    public async Task<Outcome<Guid>> Handle(BlockLot request, CancellationToken cancellationToken)
    {
        if (request.Everywhere && caller.Scope.PointsOfEntry.Count > 0)
        {
            return new Refusal(RefusalKind.Forbidden, "recall-scope", "You answer for single Points of Entry. Ask your administrator for a recall.");
        }

        var known = await reader.Read(caller, "Medication", request.Lot.ToString(), cancellationToken);
        if (!known.Ok)
        {
            return VaccinationRefusals.NoLot;
        }

        alongside.Steps.Add(LotBlock.Of(request.Lot, request.Everywhere ? [] : [caller.PointOfEntry!.Value], request.Blocked));
        if (request is { Everywhere: true, Blocked: true })
        {
            alongside.Steps.Add(issued.RevokeLot(request.Lot, "lot recalled"));
        }

        var medication = MedicationBuilder.From(known.Value.Resource);
        medication.Status = await MayBeUsed(request, cancellationToken) ? "active" : "inactive";
        return Outcome<Guid>.Of(
            request.Lot, medication.Status == known.Value.Resource.Root["status"].Text ? ChangeSet.Empty : ChangeSet.Of(Change.Update(medication.Build())));
    }

    /// <summary>The record of a lot is active while it may be used at one Point of Entry at least.</summary>
    private async Task<bool> MayBeUsed(BlockLot request, CancellationToken cancellation) =>
        !request.Blocked || (!request.Everywhere && await stock.IsUsableElsewhere(caller.PointOfEntry!.Value, request.Lot, cancellation));
}
