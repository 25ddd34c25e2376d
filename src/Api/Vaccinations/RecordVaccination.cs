using FluentValidation;
using HealthAssess.Api.Access;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Administration;
using HealthAssess.Domain.Registration;
using HealthAssess.Domain.Vaccinations;
using HealthAssess.Immunization;
using HealthAssess.Storage;
using HealthAssess.Storage.Stock;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Vaccinations;

internal sealed class RecordVaccinationEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/vaccinations", async (RecordVaccination request, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(request, cancellation)).ToResult(done => Results.Created($"/fhir/R4/Immunization/{done.Id}", done))).WithTags("Vaccinations");
}

/// <summary>Records a dose given here from a lot in stock; the stock falls in the same transaction.</summary>
/// <param name="Traveller">Who got it.</param>
/// <param name="Lot">The lot, as <see cref="ListStock"/> names it.</param>
/// <param name="DoseNumber">Which dose of the series it is.</param>
/// <param name="Site">HL7 v3 ActSite; the product's usual one when empty.</param>
/// <param name="Route">HL7 v3 RouteOfAdministration; the product's usual one when empty.</param>
/// <param name="Visit">The Encounter it belongs to, or null.</param>
/// <param name="Override">Why the dose is given although something speaks against it; empty when nothing does.</param>
/// <param name="At">When; now when not given (an offline tablet says when).</param>
[Requires(Permission.Vaccinate, OnShift = true)]
public sealed record RecordVaccination(
    TravellerId Traveller, Guid Lot, int DoseNumber = 1, string? Site = null, string? Route = null, Guid? Visit = null, DateTimeOffset? At = null,
    string? Override = null) : ICommand<RecordedVaccination>;

/// <summary>A recorded dose.</summary>
/// <param name="Id">Id of the Immunization.</param>
/// <param name="Vaccine">Our short name of the kind.</param>
/// <param name="On">Day of the dose in the Point of Entry's calendar.</param>
/// <param name="Icvp">True when an international certificate can be issued for it.</param>
public sealed record RecordedVaccination(Guid Id, string Vaccine, DateOnly On, bool Icvp);

internal sealed class RecordVaccinationValidator : AbstractValidator<RecordVaccination>
{
    public RecordVaccinationValidator()
    {
        RuleFor(it => it.Traveller).NotEmpty().WithMessage("Say who got the dose.");
        RuleFor(it => it.Lot).NotEmpty().WithMessage("Choose the lot the dose was taken from.");
        RuleFor(it => it.DoseNumber).InclusiveBetween(1, 20).WithErrorCode("dose-number").WithMessage("The dose number is between 1 and 20.");
        RuleFor(it => it.Site).MaximumLength(20).WithErrorCode("site").WithMessage("This is no site of the body.");
        RuleFor(it => it.Override).MaximumLength(500).WithErrorCode("override-long").WithMessage("Say it in at most 500 characters.");
        RuleFor(it => it.Route).MaximumLength(20).WithErrorCode("route").WithMessage("This is no route.");
    }
}

/// <remarks>Whether the lot may be used is decided by the rule <see cref="DoseComesFromStock"/> while the lot is locked, not here.</remarks>
internal sealed class RecordVaccinationHandler(
    HerePointOfEntry here, CallerReference by, Caller caller, ResourceReader reader, StockList stock, DoseObjections objections, DosesOfDay doses, TimeProvider time) : IRequestHandler<RecordVaccination, Outcome<RecordedVaccination>>
{
    public async Task<Outcome<RecordedVaccination>> Handle(RecordVaccination request, CancellationToken cancellationToken)
    {
        if (!(await reader.Read(caller, "Patient", request.Traveller.ToString(), cancellationToken)).Ok)
        {
            return VaccinationRefusals.NoTraveller;
        }

        var place = await here.Get(cancellationToken);
        if (await stock.Find(place.Id, request.Lot, cancellationToken) is not { } lot || Vaccines.Product(lot.Product) is not { } product)
        {
            return VaccinationRefusals.NoLot;
        }

        var at = Local(request.At ?? time.GetUtcNow(), place);
        var day = DateOnly.FromDateTime(at.DateTime);
        var again = await doses.Has(request.Traveller, product, day, cancellationToken);
        var against = await objections.Of(request.Traveller, product, day, cancellationToken);
        if ((again || against.Count > 0) && string.IsNullOrWhiteSpace(request.Override))
        {
            return again ? VaccinationRefusals.AlreadyThatDay : VaccinationRefusals.Against(against);
        }

        var dose = new VaccinationGiven(
            Ids.New(time), request.Traveller, place.Id, at, product, lot.LotNumber, lot.Expires,
            request.Site is { Length: > 0 } site ? site : product.Site, request.Route is { Length: > 0 } route ? route : product.Route,
            request.DoseNumber, await by.Get(cancellationToken), request.Visit, Reason(again, against, request.Override));
        return Outcome<RecordedVaccination>.Of(
            new(dose.Id, product.Vaccine, day, product.Icvp), ChangeSet.Of(Change.Create(dose.ToResource())));
    }

    /// <summary>What spoke against the dose and why it was given; null when nothing did.</summary>
    private static string? Reason(bool again, IReadOnlyList<DoseObjection> against, string? reason)
    {
        string[] words = [.. again ? [DosesOfDay.Words] : Array.Empty<string>(), .. against.Select(ForecastWords.Of)];
        return words.Length == 0 ? null : $"{string.Join("; ", words)}. Given because: {reason!.Trim()}";
    }

    private static DateTimeOffset Local(DateTimeOffset at, PointOfEntry place)
    {
        var local = TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(place.TimeZone));
        return local.AddTicks(-(local.Ticks % TimeSpan.TicksPerSecond));
    }
}
