using HealthAssess.Fhir;
using Dose = HealthAssess.Fhir.Immunization;

namespace HealthAssess.Domain.Certificates;

/// <summary>Why a dose cannot be certified in any form, in words that say what to do.</summary>
internal static class DoseObjections
{
    public static IEnumerable<Refusal> Of(Dose dose, Patient traveller, IssuingFacts facts, DateOnly? given) =>
        OfDose(dose, facts, given).Concat(OfTraveller(traveller, facts, given));

    private static IEnumerable<Refusal> OfDose(Dose dose, IssuingFacts facts, DateOnly? given)
    {
        if (dose.Status != "completed" || dose.PrimarySource == false)
        {
            yield return new(RefusalKind.BusinessRule, "certificate-dose-not-given", "Only a dose that was given and recorded by its own provider can be certified.", "Immunization.status");
        }

        if (string.IsNullOrWhiteSpace(dose.LotNumber))
        {
            yield return new(RefusalKind.Required, "certificate-lot", "The lot number is missing. Record it first.", "Immunization.lotNumber");
        }

        if (given is null)
        {
            yield return new(RefusalKind.Required, "certificate-dose-date", "The day of the dose is not known exactly.", "Immunization.occurrence");
        }
        else if (given > facts.Today)
        {
            yield return new(RefusalKind.BusinessRule, "certificate-dose-future", "The dose lies in the future.", "Immunization.occurrence");
        }
    }

    private static IEnumerable<Refusal> OfTraveller(Patient traveller, IssuingFacts facts, DateOnly? given)
    {
        foreach (var refusal in TravellerObjections.Of(traveller, facts))
        {
            yield return refusal;
        }

        if (given < (traveller.BirthDate?.ToDateOnly() ?? facts.BirthDate?.Date))
        {
            yield return new(RefusalKind.BusinessRule, "certificate-dose-before-birth", "The dose lies before the date of birth.", "Immunization.occurrence");
        }
    }
}
