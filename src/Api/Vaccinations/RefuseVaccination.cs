using FluentValidation;
using HealthAssess.Api.Access;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Registration;
using HealthAssess.Domain.Vaccinations;
using HealthAssess.Immunization;
using HealthAssess.Storage;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Vaccinations;

internal sealed class RefuseVaccinationEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/vaccinations/refusals", async (RefuseVaccination request, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(request, cancellation)).ToResult(id => Results.Created($"/fhir/R4/Immunization/{id}", new { id }))).WithTags("Vaccinations");
}

/// <summary>Records that a dose was offered or due and not given, with the reason. Answers with the id of the Immunization.</summary>
/// <param name="Traveller">Who.</param>
/// <param name="Vaccine">Our short name of the kind.</param>
/// <param name="Reason">HL7 v3 ActReason: PATOBJ, MEDPREC, IMMUNE or OSTOCK.</param>
/// <param name="Note">In the clinician's words, also where they disagree with the forecast.</param>
[Requires(Permission.Vaccinate, OnShift = true)]
public sealed record RefuseVaccination(TravellerId Traveller, string Vaccine, string Reason = NotGivenReasons.Declined, string? Note = null) : ICommand<Guid>;

internal sealed class RefuseVaccinationValidator : AbstractValidator<RefuseVaccination>
{
    public RefuseVaccinationValidator()
    {
        RuleFor(it => it.Note).MaximumLength(500).WithErrorCode("note-long").WithMessage("Say it in at most 500 characters.");
        RuleFor(it => it.Reason).Must(reason => NotGivenReasons.All.ContainsKey(reason ?? "")).WithErrorCode("reason-unknown").WithMessage("There is no such reason.");
    }
}

internal sealed class RefuseVaccinationHandler(HerePointOfEntry here, Caller caller, ResourceReader reader, TimeProvider time) : IRequestHandler<RefuseVaccination, Outcome<Guid>>
{
    public async Task<Outcome<Guid>> Handle(RefuseVaccination request, CancellationToken cancellationToken)
    {
        if (Vaccines.OfKey(request.Vaccine) is not { } vaccine)
        {
            return VaccinationRefusals.NoVaccine;
        }

        if (!(await reader.Read(caller, "Patient", request.Traveller.ToString(), cancellationToken)).Ok)
        {
            return VaccinationRefusals.NoTraveller;
        }

        var place = await here.Get(cancellationToken);
        var entry = new VaccinationNotGiven(Ids.New(time), request.Traveller, place.Id, place.Now(time), vaccine, request.Reason, request.Note?.Trim());
        return Outcome<Guid>.Of(entry.Id, ChangeSet.Of(Change.Create(entry.ToResource())));
    }
}
