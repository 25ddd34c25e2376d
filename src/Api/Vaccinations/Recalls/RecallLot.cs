using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Vaccinations;
using HealthAssess.Fhir;
using HealthAssess.Immunization;
using HealthAssess.Storage;
using HealthAssess.Storage.Certificates;
using HealthAssess.Storage.Recalls;
using HealthAssess.Storage.Stock;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Vaccinations;

internal sealed class RecallLotEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/recalls", async (RecallLot request, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(request, cancellation)).ToResult()).WithTags("Recalls");
}

/// <summary>
/// Recalls a lot everywhere: none of its doses can be given any more, and all of its certificates stand in the published list of revocations. One
/// transaction: a recall that is interrupted has done nothing, and is done by asking again.
/// </summary>
/// <param name="Product">Code of the product.</param>
/// <param name="LotNumber">Number on the vial.</param>
/// <param name="Reason">Why, for the record; it is never published.</param>
[Requires(Permission.RecallLots, OnShift = true)]
public sealed record RecallLot(string Product, string LotNumber, string Reason) : ICommand<Guid>;

internal sealed class RecallLotValidator : AbstractValidator<RecallLot>
{
    public RecallLotValidator()
    {
        RuleFor(it => it.Product).Must(product => Vaccines.Product(product ?? "") is not null).WithErrorCode("recall-product").WithMessage("Choose the product.");
        RuleFor(it => it.LotNumber).Must(number => number?.Trim().Length is > 0 and <= 40).WithErrorCode("recall-lot").WithMessage("Give the number of the lot, as on the vial.");
        RuleFor(it => it.Reason).Must(reason => reason?.Trim().Length is > 0 and <= 500).WithErrorCode("recall-reason").WithMessage("Say why the lot is recalled, in at most 500 characters.");
    }
}

internal sealed class RecallLotHandler(Caller caller, ResourceReader reader, LotRecalls recalls, IssuedCertificates issued, Alongside alongside, TimeProvider time)
    : IRequestHandler<RecallLot, Outcome<Guid>>
{
    public async Task<Outcome<Guid>> Handle(RecallLot request, CancellationToken cancellationToken)
    {
        if (caller.Scope.PointsOfEntry.Count > 0)
        {
            return new Refusal(RefusalKind.Forbidden, "recall-scope", "You answer for single Points of Entry. Ask your administrator for a recall.");
        }

        var lot = LotId.Of(request.Product, request.LotNumber);
        if (await recalls.Of(lot, cancellationToken) is { } earlier)
        {
            return Outcome<Guid>.Of(earlier.Id);
        }

        var recall = new LotRecall(Ids.New(time), lot, request.Product, request.LotNumber.Trim(), request.Reason, time.GetUtcNow(), caller.Account);
        alongside.Steps.Add(LotRecalls.Note(recall));
        alongside.Steps.Add(LotBlock.Of(lot, [], blocked: true));
        alongside.Steps.Add(issued.RevokeLot(lot, "lot recalled"));
        return Outcome<Guid>.Of(recall.Id, await Inactive(lot, cancellationToken));
    }

    // The record of the lot, where somebody received it here.
    private async Task<ChangeSet> Inactive(Guid lot, CancellationToken cancellation)
    {
        var known = await reader.Read(caller, "Medication", lot.ToString(), cancellation);
        if (!known.Ok || known.Value.Resource.Root["status"].Text == "inactive")
        {
            return ChangeSet.Empty;
        }

        var medication = MedicationBuilder.From(known.Value.Resource);
        medication.Status = "inactive";
        return ChangeSet.Of(Change.Update(medication.Build()));
    }
}
