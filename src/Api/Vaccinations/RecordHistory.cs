using FluentValidation;
using HealthAssess.Api.Access;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Registration;
using HealthAssess.Domain.Vaccinations;
using HealthAssess.Fhir;
using HealthAssess.Immunization;
using HealthAssess.Storage;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Vaccinations;

internal sealed class RecordHistoryEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/vaccinations/history", async (RecordHistory request, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(request, cancellation)).ToResult(id => Results.Created($"/fhir/R4/Immunization/{id}", new { id }))).WithTags("Vaccinations");
}

/// <summary>Records a dose somebody had elsewhere, with what it rests on. Answers with the id of the Immunization.</summary>
/// <param name="Traveller">Who had it.</param>
/// <param name="Vaccine">Our short name of the kind: <c>measles</c>.</param>
/// <param name="On">A year, a month (yyyy-MM) or a day (yyyy-MM-dd).</param>
/// <param name="Evidence"><c>card</c>, <c>recall</c> or <c>verified-qr</c>.</param>
/// <param name="LotNumber">Lot on the card, or empty.</param>
/// <param name="Country">Country of the dose (ISO 3166-1 alpha-3), or empty.</param>
/// <param name="DoseNumber">Which dose of the series, or null.</param>
[Requires(Permission.Vaccinate, OnShift = true)]
public sealed record RecordHistory(
    TravellerId Traveller, string Vaccine, string On, string Evidence, string? LotNumber = null, string? Country = null, int? DoseNumber = null) : ICommand<Guid>;

internal sealed class RecordHistoryValidator : AbstractValidator<RecordHistory>
{
    public RecordHistoryValidator()
    {
        RuleFor(it => it.On).Must(on => FhirDate.TryParse(on, out _)).WithErrorCode("dose-date").WithMessage("Write a year, a month (2019-05) or a day (2019-05-24).");
        RuleFor(it => it.Evidence).Must(evidence => HistoryEvidence.Origins.ContainsKey(evidence ?? ""))
            .WithErrorCode("evidence-missing").WithMessage("Say what the dose rests on: a card, what the traveller remembers, or a verified certificate.");
        RuleFor(it => it.LotNumber).MaximumLength(40).WithErrorCode("lot-number-long").WithMessage("A lot number has at most 40 characters.");
        RuleFor(it => it.Country).Matches("^([A-Z]{3})?$").WithErrorCode("country").WithMessage("A country is a code of three letters.");
        RuleFor(it => it.DoseNumber).InclusiveBetween(1, 20).WithErrorCode("dose-number").WithMessage("The dose number is between 1 and 20.");
    }
}

internal sealed class RecordHistoryHandler(HerePointOfEntry here, Caller caller, ResourceReader reader, TimeProvider time) : IRequestHandler<RecordHistory, Outcome<Guid>>
{
    public async Task<Outcome<Guid>> Handle(RecordHistory request, CancellationToken cancellationToken)
    {
        if (Vaccines.OfKey(request.Vaccine) is not { } vaccine)
        {
            return VaccinationRefusals.NoVaccine;
        }

        if (!(await reader.Read(caller, "Patient", request.Traveller.ToString(), cancellationToken)).Ok)
        {
            return VaccinationRefusals.NoTraveller;
        }

        var now = (await here.Get(cancellationToken)).Now(time);
        var entry = new VaccinationHistory(
            Ids.New(time), request.Traveller, vaccine, FhirDate.Parse(request.On), now, request.Evidence, request.LotNumber, request.Country, request.DoseNumber);
        return Outcome<Guid>.Of(entry.Id, ChangeSet.Of(Change.Create(entry.ToResource())));
    }
}
