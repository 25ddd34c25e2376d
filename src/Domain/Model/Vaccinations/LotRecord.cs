using HealthAssess.Domain.Registration;
using HealthAssess.Fhir;
using HealthAssess.Immunization;

namespace HealthAssess.Domain.Vaccinations;

/// <summary>The FHIR Medication of a lot. How much of it lies where is a matter of the stock table.</summary>
public static class LotRecord
{
    /// <summary>Builds the resource.</summary>
    public static Resource Of(VaccineProduct product, string lotNumber, DateOnly expires, bool blocked = false, bool demo = false)
    {
        ArgumentNullException.ThrowIfNull(product);
        return new MedicationBuilder
        {
            Id = LotId.Of(product.Code, lotNumber).ToString(),
            Meta = Terms.DemoTag(demo),
            Code = VaccineTerms.Concept(product.Kind, product),
            Status = blocked ? "inactive" : "active",
            Batch = new MedicationBatchBuilder { LotNumber = lotNumber, ExpirationDate = FhirDate.Of(expires) },
            Extension = { VaccineTerms.Product(product) },
        }.Build();
    }
}
