using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Registration;
using HealthAssess.Fhir;
using HealthAssess.Storage;
using MediatR;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Fhir.Operations;

internal sealed class MatchPatientEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapOperation(OperationTable.Match, async (input, http, mediator, cancellation) =>
    {
        var count = input.Number("count", 10);
        if (!count.Ok || input.Resource("resource") is not { TypeName: "Patient" } patient)
        {
            return count.Ok
                ? new RefusalResult([new(RefusalKind.Required, "patient-missing", "Send a Patient with what is known of the person.", "resource")])
                : count.ToResult();
        }

        var found = await mediator.Send(new MatchPatient(patient, input.Flag("onlyCertainMatches") == true, count.Value), cancellation);
        return found.ToResult(matches => new BundleResult(Bundle(matches, http.Address()), http.Query["_pretty"] == "true"));
    });

    private static ReadOnlyMemory<byte> Bundle(IReadOnlyList<PatientMatch> matches, string address)
    {
        using var bundle = new BundleText("searchset", null, matches.Count, [("self", address + "/Patient/$match")]);
        foreach (var match in matches)
        {
            bundle.Scored($"{address}/Patient/{match.Patient.Id}", match);
        }

        return bundle.Finish();
    }
}

/// <summary>FHIR Patient $match: who may be the same person, best first, with the reasons. Nothing is merged; a person decides.</summary>
/// <remarks>http://hl7.org/fhir/R4/patient-operation-match.html</remarks>
[Requires(Permission.ReadFhir)]
public sealed record MatchPatient(Resource Patient, bool OnlyCertain, int Count) : IQuery<IReadOnlyList<PatientMatch>>;

internal sealed class MatchPatientHandler(ResourceReader reader, Caller caller) : IRequestHandler<MatchPatient, Outcome<IReadOnlyList<PatientMatch>>>
{
    // The family name alone, where it is the same, is over it.
    private const double Least = 0.22;

    public async Task<Outcome<IReadOnlyList<PatientMatch>>> Handle(MatchPatient request, CancellationToken cancellationToken)
    {
        var wanted = Identity(request.Patient);
        Dictionary<string, StoredResource> candidates = [];
        foreach (var query in MatchQueries.Of(request.Patient))
        {
            var page = await reader.Search(caller, "Patient", query + "&_count=200", cancellationToken);
            foreach (var match in page.Ok ? page.Value.Matches : [])
            {
                candidates[match.Id] = match;
            }
        }

        var scored =
            from candidate in candidates.Values
            let likeness = Likeness.Of(wanted, Identity(candidate.Resource))
            where likeness.Score >= Least
            let match = new PatientMatch(candidate, likeness)
            orderby match.Score descending, candidate.Id
            select match;
        return Outcome<IReadOnlyList<PatientMatch>>.Of(Chosen([.. scored], request));
    }

    /// <summary>"Only certain": the one certain match, or of several the one who has the document that was asked with; none where two are as certain.</summary>
    private static IReadOnlyList<PatientMatch> Chosen(List<PatientMatch> matches, MatchPatient request) =>
        !request.OnlyCertain ? [.. matches.Take(request.Count)]
        : matches.FindAll(match => match.Likeness.IsCertain) switch
        {
            [var only] => [only],
            var several => several.FindAll(match => match.Likeness.OfOneDocument) is [var holder] ? [holder] : [],
        };

    private static TravellerIdentity Identity(Resource patient)
    {
        var identity = TravellerIdentity.Of(patient);
        return identity with { Documents = [.. identity.Documents, .. patient.Root.All("identifier").Select(one => $"{one["system"].Text}|{one["value"].Text}")] };
    }
}
