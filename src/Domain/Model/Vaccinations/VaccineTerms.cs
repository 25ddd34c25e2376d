using HealthAssess.Domain.Registration;
using HealthAssess.Fhir;
using HealthAssess.Immunization;

namespace HealthAssess.Domain.Vaccinations;

/// <summary>Vaccines and diseases as FHIR says them.</summary>
internal static class VaccineTerms
{
    /// <summary>A vaccine in CVX (the product's own where it is known), ATC and ICD-11.</summary>
    public static CodeableConceptBuilder Concept(Vaccine vaccine, VaccineProduct? product = null)
    {
        var concept = new CodeableConceptBuilder { Text = product?.Name ?? vaccine.In("en") };
        if (vaccine.Cvx is [var kind, ..])
        {
            concept.Coding.Add(new CodingBuilder { System = CodeSystems.Cvx, Code = product?.Cvx ?? kind });
        }

        concept.Coding.Add(new CodingBuilder { System = CodeSystems.Atc, Code = vaccine.Atc });
        if (vaccine.Icd11 is { } icd11)
        {
            concept.Coding.Add(new CodingBuilder { System = CodeSystems.Icd11, Code = icd11 });
        }

        return concept;
    }

    public static ExtensionBuilder Product(VaccineProduct product) => new()
    {
        Url = VaccinationCodes.ProductExtension,
        ValueCoding = new CodingBuilder { System = product.System, Code = product.Code, Display = product.Name },
    };

    public static ImmunizationProtocolAppliedBuilder Applied(Vaccine vaccine, int? doseNumber)
    {
        var applied = new ImmunizationProtocolAppliedBuilder
        {
            TargetDisease = [.. vaccine.Targets.Select(disease => Terms.Concept(CodeSystems.Icd11, disease, Vaccines.Disease(disease, "en")))],
        };
        if (doseNumber is { } number)
        {
            applied.DoseNumberPositiveInt = number;
        }
        else
        {
            // protocolApplied.doseNumber[x] is 1..1.
            applied.DoseNumberString = "unknown";
        }

        return applied;
    }
}
