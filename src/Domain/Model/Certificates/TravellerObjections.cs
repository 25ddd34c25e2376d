using HealthAssess.Fhir;

namespace HealthAssess.Domain.Certificates;

/// <summary>What a certificate of any kind lacks of its traveller.</summary>
internal static class TravellerObjections
{
    public static IEnumerable<Refusal> Of(Patient traveller, IssuingFacts facts)
    {
        if (TravellerClaims.Name(traveller) is null)
        {
            yield return new(RefusalKind.Required, "certificate-name", "The certificate needs a name. Record one first.", "Patient.name");
        }

        if (facts.BirthDate is { } decision && Contradicts(traveller.BirthDate, decision))
        {
            yield return new(RefusalKind.BusinessRule, "certificate-birth-date-contradicts", "The date decided on does not lie within what is known of the date of birth.", "Patient.birthDate");
        }
        else if (facts.BirthDate is { } reasoned && string.IsNullOrWhiteSpace(reasoned.Reason))
        {
            yield return new(RefusalKind.Required, "certificate-birth-date-reason", "Say why this date of birth goes on the certificate.", "Patient.birthDate");
        }
    }

    private static bool Contradicts(FhirDate? known, BirthDateDecision decision) =>
        known is { } date && !decision.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture).StartsWith(date.ToString(), StringComparison.Ordinal);
}
