using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Notices;
using HealthAssess.Domain.Registration;
using HealthAssess.Domain.Vaccinations;
using HealthAssess.Immunization;
using HealthAssess.Storage;
using HealthAssess.Storage.Recalls;
using MediatR;

namespace HealthAssess.Api.Vaccinations;

/// <summary>Whom to call after a recall: the travellers whose record has a dose of the lot, as far as the caller may see them. What it shows is audited, person by person.</summary>
/// <param name="Recall">Id of the recall.</param>
/// <param name="After">Where the page before ended; null for the first.</param>
[Requires(Permission.RecallLots, OnShift = true)]
public sealed record ListRecalledTravellers(Guid Recall, string? After = null) : IQuery<RecalledTravellers>;

/// <summary>A page of travellers to call.</summary>
/// <param name="LotNumber">Number on the vial.</param>
/// <param name="ProductName">Name on the box.</param>
/// <param name="Travellers">The travellers.</param>
/// <param name="Next">Where the next page begins; null at the end.</param>
/// <param name="Told">How many of them were told, or need not be any more.</param>
/// <param name="Notices">How many notices there are in all.</param>
public sealed record RecalledTravellers(string LotNumber, string ProductName, IReadOnlyList<RecalledTraveller> Travellers, string? Next, long Told, long Notices);

/// <summary>A traveller to call.</summary>
/// <param name="Id">Id of the record.</param>
/// <param name="Name">Name.</param>
/// <param name="BirthDate">Date of birth, as far as it is known.</param>
/// <param name="Contacts">Telephone numbers and addresses.</param>
/// <param name="Dose">Day of the dose, as far as it is known.</param>
public sealed record RecalledTraveller(string Id, string Name, string? BirthDate, IReadOnlyList<string> Contacts, string? Dose);

internal sealed class ListRecalledTravellersHandler(Caller caller, ResourceReader reader, LotRecalls recalls) : IRequestHandler<ListRecalledTravellers, Outcome<RecalledTravellers>>
{
    private const int Page = 200;

    public async Task<Outcome<RecalledTravellers>> Handle(ListRecalledTravellers request, CancellationToken cancellationToken)
    {
        if (await recalls.Find(request.Recall, cancellationToken) is not { } recall)
        {
            return new Refusal(RefusalKind.NotFound, "recall-not-found", "There is no such recall.");
        }

        var query = $"lot-number={Uri.EscapeDataString(recall.LotNumber)}&status=completed&_include=Immunization:patient&_count={Page}" + (request.After is { } after ? "&_cursor=" + Uri.EscapeDataString(after) : "");
        var page = await reader.Search(caller, "Immunization", query, cancellationToken);
        return page.Ok
            ? Outcome<RecalledTravellers>.Of(new(recall.LotNumber, Vaccines.Product(recall.Product)?.Name ?? recall.Product, [.. Rows(page.Value, recall)], page.Value.Next,
                await Count(recall, "&status=completed,not-done", cancellationToken), await Count(recall, "", cancellationToken)))
            : Outcome<RecalledTravellers>.Refused(page.Refusals);
    }

    private async Task<long> Count(LotRecall recall, string which, CancellationToken cancellation)
    {
        var counted = await reader.Search(caller, "Communication", $"identifier={NoticeCodes.Recall}|{recall.Id}{which}&_count=0", cancellation);
        return counted.Ok ? counted.Value.Total ?? 0 : 0;
    }

    private static IEnumerable<RecalledTraveller> Rows(SearchPage page, LotRecall recall) =>
        from dose in page.Matches.Where(match => RecalledDose.IsOf(match.Resource, recall.Lot)).Select(match => new HealthAssess.Fhir.Immunization(match.Resource))
        let patient = page.Included.Select(found => found.Resource).FirstOrDefault(one => one.TypeName == "Patient" && dose.Patient.Literal == "Patient/" + one.Id)
        where patient is not null
        let identity = TravellerIdentity.Of(patient)
        select new RecalledTraveller(
            patient.Id!, identity.Names is [var name, ..] ? name : "", identity.BirthDate,
            [.. patient.Root.All("telecom").Select(contact => contact["value"].Text).OfType<string>()], dose.OccurrenceDateTime?.ToString());
}
