using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Fhir;
using HealthAssess.Fhir.Search;
using HealthAssess.Storage;

namespace HealthAssess.Api.Fhir;

/// <summary>
/// The policy about references to nothing: a record of a person is about a traveller who is here, or whom the same
/// transaction creates. All other references may point to what is not here, or not yet.
/// </summary>
/// <remarks>Whom the caller may not know of is not here. http://hl7.org/fhir/R4/valueset-reference-handling-policy.html</remarks>
internal sealed class KnownTravellers(ResourceReader reader, Caller caller)
{
    public Task<Refusal?> Objection(Resource resource, CancellationToken cancellation) => Objection([resource], new HashSet<string>(), cancellation);

    /// <param name="resources">What is to be written.</param>
    /// <param name="created">Ids of the Patients that the same transaction writes.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Refusal?> Objection(IEnumerable<Resource> resources, IReadOnlySet<string> created, CancellationToken cancellation)
    {
        var about = resources
            .Where(resource => resource.TypeName != "Patient" && TypePolicies.Of(resource.TypeName) is { OfPerson: true })
            .Select(resource => (resource.TypeName, Patient: Compartment.PersonOf(resource)))
            .Where(one => one.Patient is not null && !created.Contains(one.Patient))
            .ToList();
        if (about.Count == 0)
        {
            return null;
        }

        var known = await reader.Known(caller, "Patient", [.. about.Select(one => one.Patient!).Distinct()], cancellation);
        return about.Find(one => !known.Contains(one.Patient!)) is ({ } type, _)
            ? new Refusal(RefusalKind.BusinessRule, "reference-to-nobody", $"The traveller whom this {type} is about is not here. Register them first, or send both in one transaction.", $"{type}.{Element(type)}")
            : null;
    }

    private static string Element(string type) => Compartment.Parameters(type) is var parameters && parameters.Contains("subject") && SearchDefinitions.Find(type, "subject") is not null
        ? "subject"
        : parameters is [var first, ..] ? first : "subject";
}
