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

    /// <param name="resources">What is to be written; null for a change without content.</param>
    /// <param name="created">Ids of the Patients that the same transaction writes.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Refusal?> Objection(IReadOnlyList<Resource?> resources, IReadOnlySet<string> created, CancellationToken cancellation)
    {
        var records = resources.Index()
            .Where(one => one.Item is { TypeName: not "Patient" } resource && TypePolicies.Of(resource.TypeName) is { OfPerson: true })
            .Select(one => (At: one.Index, Resource: one.Item!, Patient: Compartment.PersonOf(one.Item!)))
            .ToList();
        var about = records.Where(one => one.Patient is not null && !created.Contains(one.Patient)).ToList();
        var known = about.Count == 0 ? null : await reader.Known(caller, "Patient", [.. about.Select(one => one.Patient!).Distinct()], cancellation);
        return records.Where(one => one.Patient is null ? LeadsNowhere(one.Resource) : known?.Contains(one.Patient) == false && !created.Contains(one.Patient))
            .Select(one => Nobody(one.Resource.TypeName) with { Change = one.At })
            .FirstOrDefault();
    }

    private static Refusal Nobody(string type) => new(
        RefusalKind.BusinessRule, "reference-to-nobody", $"The traveller whom this {type} is about is not here. Register them first, or send both in one transaction.", Element(type));

    /// <summary>True for a link into a Bundle that did not come along, and for a search outside a transaction.</summary>
    private static bool LeadsNowhere(Resource resource) =>
        (resource.Root["subject"]["reference"].Text ?? resource.Root["patient"]["reference"].Text) is { } reference
        && (reference.StartsWith("urn:", StringComparison.Ordinal) || reference.StartsWith("Patient?", StringComparison.Ordinal));

    /// <summary>The element that names the traveller, which is not always called like the parameter: <c>Flag.subject</c>, <c>Task.for</c>.</summary>
    private static string Element(string type)
    {
        var parameters = Compartment.Parameters(type);
        var code = parameters.Contains("patient") ? "patient" : parameters.Contains("subject") ? "subject" : parameters[0];
        var expression = SearchDefinitions.Find(type, code)!.Expression;
        return expression.IndexOf(".where(", StringComparison.Ordinal) is > 0 and var end ? expression[..end] : expression;
    }
}
