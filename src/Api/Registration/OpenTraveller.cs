using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Registration;
using HealthAssess.Fhir;
using HealthAssess.Storage;
using HealthAssess.Storage.Administration;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace HealthAssess.Api.Registration;

internal sealed class OpenTravellerEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/travellers/{id}", async (TravellerId id, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(new OpenTraveller(id), cancellation)).ToResult()).WithTags("Registration");
}

/// <summary>Opens a traveller's record.</summary>
[Requires(Permission.ReadTravellers)]
public sealed record OpenTraveller(TravellerId Id) : IQuery<TravellerRecord>;

internal sealed class OpenTravellerHandler(ResourceReader reader, Caller caller, HealthDb database) : IRequestHandler<OpenTraveller, Outcome<TravellerRecord>>
{
    public async Task<Outcome<TravellerRecord>> Handle(OpenTraveller request, CancellationToken cancellationToken)
    {
        var patient = await reader.Read(caller, "Patient", request.Id.ToString(), cancellationToken);
        if (!patient.Ok)
        {
            return Outcome<TravellerRecord>.Refused(patient.Refusals);
        }

        var details = TravellerDetails.Of(patient.Value.Resource);
        var travels = await All(request.Id, "Observation", "code=http://loinc.org|94651-7", cancellationToken);
        var countries = travels.ToLookup(
            travel => travel.Root["encounter"]["reference"].Text ?? "", travel => travel.Root["value"]["coding"]["code"].Text ?? "", StringComparer.Ordinal);
        var places = await database.PointsOfEntry.AsNoTracking().ToDictionaryAsync(place => place.Id.ToString(), place => place.Name, cancellationToken);
        return Outcome<TravellerRecord>.Of(new TravellerRecord(
            TravellerRow.Of(patient.Value.Resource),
            RecordRows.Documents(patient.Value.Resource),
            [.. (await All(request.Id, "RelatedPerson", "", cancellationToken)).Select(RecordRows.Related)],
            [.. (await All(request.Id, "Encounter", "_sort=-date", cancellationToken)).Select(one => RecordRows.Arrival(one, [.. countries["Encounter/" + one.Id]], places))],
            [.. (await All(request.Id, "Consent", "_sort=-date", cancellationToken)).Select(RecordRows.Consent)],
            [.. (await All(request.Id, "ClinicalImpression", "_sort=-date", cancellationToken)).Select(RecordRows.Assessment)],
            [.. (await All(request.Id, "Immunization", "_sort=-date", cancellationToken)).Select(RecordRows.Dose)],
            [.. (await All(request.Id, "DocumentReference", "_sort=-date", cancellationToken)).Select(RecordRows.Certificate)])
        {
            Language = details.Language,
            Phone = details.Phone,
        });
    }

    /// <summary>What there is of one type. What the caller may not see is not there for them.</summary>
    private async Task<IReadOnlyList<Resource>> All(TravellerId person, string type, string query, CancellationToken cancellation)
    {
        var page = await reader.Search(caller, type, $"patient={person}&{query}&_count=200", cancellation);
        return page.Ok ? [.. page.Value.Matches.Select(match => match.Resource)] : [];
    }
}
