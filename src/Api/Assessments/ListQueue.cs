using System.Globalization;
using HealthAssess.Api.Access;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Assessments;
using HealthAssess.Domain.Registration;
using HealthAssess.Fhir;
using HealthAssess.Storage;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Assessments;

internal sealed class ListQueueEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/queue", async (IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(new ListQueue(), cancellation)).ToResult()).WithTags("Assessments");
}

/// <summary>Who waits at this Point of Entry to be seen: red before amber, and those who wait longest first.</summary>
[Requires(Permission.AssessTravellers, OnShift = true)]
public sealed record ListQueue : IQuery<IReadOnlyList<QueueRow>>;

/// <summary>One traveller who waits.</summary>
/// <param name="Traveller">Id of the Patient.</param>
/// <param name="Name">What to call them by; never called out in a waiting room.</param>
/// <param name="Colour">amber or red.</param>
/// <param name="Since">Since when.</param>
/// <param name="Assessment">The assessment to go on with; null where the caller may not see it.</param>
public sealed record QueueRow(TravellerId Traveller, string Name, string Colour, DateTimeOffset Since, string? Assessment);

internal sealed class ListQueueHandler(Caller caller, HerePointOfEntry here, ResourceReader reader, TimeProvider time) : IRequestHandler<ListQueue, Outcome<IReadOnlyList<QueueRow>>>
{
    public async Task<Outcome<IReadOnlyList<QueueRow>>> Handle(ListQueue request, CancellationToken cancellationToken)
    {
        var place = await here.Get(cancellationToken);
        // An open period overlaps every day, so this finds each flag that stands and none that ended before today.
        var query = string.Create(CultureInfo.InvariantCulture, $"date=ge{place.Today(time):yyyy-MM-dd}&_include=Flag:patient&_count=500&_sort=-_lastUpdated");
        var page = await reader.Search(caller, "Flag", query, cancellationToken);
        if (!page.Ok)
        {
            return Outcome<IReadOnlyList<QueueRow>>.Refused(page.Refusals);
        }

        var people = page.Value.Included.ToDictionary(found => "Patient/" + found.Id, found => found.Resource);
        List<QueueRow> rows = [];
        foreach (var flag in page.Value.Matches.Select(match => match.Resource).Where(flag => TriageFlag.Stands(flag) && IsHere(flag, place.Id)))
        {
            if (flag.Root["code"]["coding"]["code"].Text is "amber" or "red" && people.GetValueOrDefault(flag.Root["subject"]["reference"].Text ?? "") is { } patient)
            {
                rows.Add(await Row(flag, patient, cancellationToken));
            }
        }

        return Outcome<IReadOnlyList<QueueRow>>.Of([.. rows.OrderByDescending(row => row.Colour).ThenBy(row => row.Since)]);
    }

    private async Task<QueueRow> Row(Resource flag, Resource patient, CancellationToken cancellation)
    {
        var last = await reader.Search(caller, "ClinicalImpression", $"patient=Patient/{patient.Id}&_sort=-date&_count=10", cancellation);
        // Parts of an assessment carry the same moment; the first decision names them.
        var impression = !last.Ok ? null : last.Value.Matches.Select(match => AssessmentReading.Of(match.Resource)).OfType<AssessmentReading>()
            .OrderByDescending(one => one.At).ThenByDescending(one => one.Parts.Count).FirstOrDefault();
        return new QueueRow(
            patient.Id, Registration.TravellerRow.Of(patient).Name, flag.Root["code"]["coding"]["code"].Text!,
            flag.Root["period"]["start"].Date?.Earliest ?? default,
            impression?.Id);
    }

    private static bool IsHere(Resource flag, Guid place) =>
        flag.Root.Extension(AssessmentCodes.PlaceExtension)["value"]["reference"].Text is not { } at || at == $"Location/{place}";
}
