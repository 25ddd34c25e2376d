using FluentValidation;
using HealthAssess.Api.Access;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Vaccinations;
using HealthAssess.Immunization;
using HealthAssess.Storage;
using HealthAssess.Storage.Stock;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Vaccinations;

internal sealed class ReceiveLotEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/stock", async (ReceiveLot request, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(request, cancellation)).ToResult(lot => Results.Created($"/fhir/R4/Medication/{lot}", new { lot }))).WithTags("Vaccinations");
}

/// <summary>Puts doses of a lot into stock here; a lot that is already here grows. Answers with the id of the lot.</summary>
/// <param name="Product">Code of the product.</param>
/// <param name="LotNumber">Number on the vials.</param>
/// <param name="Expires">Last day on which it may be given.</param>
/// <param name="Doses">Doses received.</param>
[Requires(Permission.ManageStock, OnShift = true)]
public sealed record ReceiveLot(string Product, string LotNumber, DateOnly Expires, int Doses) : ICommand<Guid>;

internal sealed class ReceiveLotValidator : AbstractValidator<ReceiveLot>
{
    public ReceiveLotValidator()
    {
        RuleFor(it => it.LotNumber).NotEmpty().WithMessage("Write the lot number on the vials.")
            .MaximumLength(40).WithErrorCode("lot-number-long").WithMessage("A lot number has at most 40 characters.");
        RuleFor(it => it.Doses).InclusiveBetween(1, 100_000).WithErrorCode("doses").WithMessage("Receive between 1 and 100,000 doses.");
    }
}

internal sealed class ReceiveLotHandler(HerePointOfEntry here, Caller caller, ResourceReader reader, StockList stock, Alongside alongside, TimeProvider time)
    : IRequestHandler<ReceiveLot, Outcome<Guid>>
{
    public async Task<Outcome<Guid>> Handle(ReceiveLot request, CancellationToken cancellationToken)
    {
        var place = await here.Get(cancellationToken);
        if (Vaccines.Product(request.Product) is not { } product)
        {
            return VaccinationRefusals.NoProduct;
        }

        if (request.Expires < place.Today(time))
        {
            return new Refusal(RefusalKind.BusinessRule, "lot-expired", "This lot has expired. Put it aside and take another one.", "expires");
        }

        var number = request.LotNumber.Trim();
        var lot = new StockLot(place.Id, LotId.Of(product.Code, number), number, product.Code, request.Expires, request.Doses, false);
        if (await stock.Find(place.Id, lot.Lot, cancellationToken) is { } there && there.Expires != request.Expires)
        {
            return new Refusal(RefusalKind.Conflict, "lot-other-expiry", "This lot is here with another expiry date. Compare the vials.", "expires");
        }

        alongside.Steps.Add(LotIntake.Of([lot], caller.Account, time));
        var known = (await reader.Read(caller, "Medication", lot.Lot.ToString(), cancellationToken)).Ok;
        return Outcome<Guid>.Of(lot.Lot, known ? ChangeSet.Empty : ChangeSet.Of(Change.Update(LotRecord.Of(product, number, request.Expires))));
    }
}
