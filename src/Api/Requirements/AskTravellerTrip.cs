using HealthAssess.Api.Access;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Registration;
using HealthAssess.Domain.Requirements;
using HealthAssess.Fhir;
using HealthAssess.Storage;
using HealthAssess.Storage.Certificates;
using MediatR;

namespace HealthAssess.Api.Requirements;

/// <summary>What the onward trip of a traveller at this Point of Entry needs, with the doses, the contraindication letters and the date of birth of their record.</summary>
/// <param name="Traveller">Whose trip.</param>
/// <param name="Before">Countries before this one, with what is known of the stay there, in order.</param>
/// <param name="Onward">Where they go, in order.</param>
/// <param name="Letter">A letter of another place that they show, on paper, beside those of the record; null when they show none.</param>
/// <param name="Urgent">True when travel cannot wait four weeks.</param>
[Requires(Permission.ReadTravellers, OnShift = true)]
public sealed record AskTravellerTrip(TravellerId Traveller, IReadOnlyList<Stop> Before, IReadOnlyList<Stop> Onward, ExemptionLetter? Letter = null, bool Urgent = false) : IQuery<TripAnswer>;

internal sealed class AskTravellerTripHandler(Caller caller, HerePointOfEntry here, ResourceReader reader, IssuedCertificates issued, RequirementLibrary library, TimeProvider time)
    : IRequestHandler<AskTravellerTrip, Outcome<TripAnswer>>
{
    public async Task<Outcome<TripAnswer>> Handle(AskTravellerTrip request, CancellationToken cancellationToken)
    {
        var traveller = await reader.Read(caller, "Patient", request.Traveller.ToString(), cancellationToken);
        if (!traveller.Ok)
        {
            return Outcome<TripAnswer>.Refused(traveller.Refusals);
        }

        var doses = await reader.Search(caller, "Immunization", $"patient={request.Traveller}&_count=1000", cancellationToken);
        if (!doses.Ok)
        {
            return Outcome<TripAnswer>.Refused(doses.Refusals);
        }

        var place = await here.Get(cancellationToken);
        var current = new Stop(place.Country) { Past = true, Arrived = place.Today(time), Left = request.Onward is [var next, ..] ? next.Arrived : null };
        return Outcome<TripAnswer>.Of(TripAnswer.Of(await library.InForce(cancellationToken), new Trip(
            [.. request.Before.Select(stop => stop with { Past = true }), current, .. request.Onward],
            new Patient(traveller.Value.Resource).BirthDate?.ToDateOnly(),
            KnownDoses.Of(doses.Value.Matches.Select(match => match.Resource)),
            [.. await Letters(request.Traveller, cancellationToken), .. request.Letter is { } shown ? [shown] : Array.Empty<ExemptionLetter>()],
            request.Urgent)));
    }

    // What was taken back, for whatever reason, is refused at every border.
    private async Task<IReadOnlyList<ExemptionLetter>> Letters(TravellerId traveller, CancellationToken cancellation)
    {
        var documents = await reader.Search(caller, "DocumentReference", $"patient={traveller}&_count=200", cancellation);
        List<ExemptionLetter> letters = [];
        foreach (var (document, letter) in documents.Ok ? KnownLetters.Of(documents.Value.Matches.Select(match => match.Resource)) : new Dictionary<Guid, ExemptionLetter>())
        {
            if (await issued.Revoked(document, cancellation) is null)
            {
                letters.Add(letter);
            }
        }

        return letters;
    }
}
