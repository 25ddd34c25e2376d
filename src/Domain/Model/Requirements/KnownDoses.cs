using HealthAssess.Fhir;
using HealthAssess.Immunization;

namespace HealthAssess.Domain.Requirements;

/// <summary>The doses of a traveller's record, as entry rules look at them.</summary>
public static class KnownDoses
{
    /// <summary>Completed doses of vaccines that are known; whether a product is approved is for its certificate to show.</summary>
    public static IReadOnlyList<KnownDose> Of(IEnumerable<Resource> immunizations) =>
    [
        .. from dose in immunizations.Select(resource => new HealthAssess.Fhir.Immunization(resource))
           where dose.Status == "completed"
           let kind = Kind(dose)
           where kind is not null
           select new KnownDose(kind.Key, dose.OccurrenceDateTime?.Date.ToDateOnly(), Conjugate: IsConjugate(dose)),
    ];

    private static Vaccine? Kind(HealthAssess.Fhir.Immunization dose) =>
        dose.VaccineCode.Coding.Select(coding => coding is { System: { } system, Code: { } code } ? Vaccines.Find(system, code) : null).FirstOrDefault(kind => kind is not null);

    // CVX names conjugate products one by one; a code of the kind alone says nothing.
    private static bool? IsConjugate(HealthAssess.Fhir.Immunization dose) =>
        dose.VaccineCode.Coding.Any(coding => coding is { System: CodeSystems.Cvx, Code: "136" or "114" or "203" }) ? true : null;
}
