using HealthAssess.Domain.Registration;
using HealthAssess.Fhir;
using HealthAssess.Immunization;

namespace HealthAssess.Domain.Vaccinations;

/// <summary>A dose somebody had elsewhere, as shown or told.</summary>
/// <param name="Id">Id of the Immunization.</param>
/// <param name="Traveller">Who had it.</param>
/// <param name="Vaccine">What kind.</param>
/// <param name="On">When, as exactly as is known.</param>
/// <param name="Recorded">When it was written down here.</param>
/// <param name="Evidence">What it rests on: a code of <see cref="HistoryEvidence"/>.</param>
/// <param name="LotNumber">Lot on the card, or null.</param>
/// <param name="Country">Country of the dose (ISO 3166-1 alpha-3), or null.</param>
/// <param name="DoseNumber">Which dose of the series, or null.</param>
public sealed record VaccinationHistory(
    Guid Id, TravellerId Traveller, Vaccine Vaccine, FhirDate On, DateTimeOffset Recorded, string Evidence, string? LotNumber, string? Country, int? DoseNumber)
{
    /// <summary>The FHIR Immunization.</summary>
    public Resource ToResource()
    {
        var immunization = new ImmunizationBuilder
        {
            Id = Id.ToString(),
            Status = "completed",
            VaccineCode = VaccineTerms.Concept(Vaccine),
            Patient = Terms.To(Traveller),
            OccurrenceDateTime = On,
            Recorded = Recorded,
            PrimarySource = false,
            ReportOrigin = Terms.Concept(VaccinationCodes.Origin, HistoryEvidence.Origins[Evidence]),
            LotNumber = string.IsNullOrWhiteSpace(LotNumber) ? null : LotNumber,
            ProtocolApplied = { VaccineTerms.Applied(Vaccine, DoseNumber) },
            Extension = { Terms.Code(VaccinationCodes.EvidenceExtension, Evidence) },
        };
        if (Country is { Length: > 0 } country)
        {
            immunization.Extension.Add(Terms.Code(VaccinationCodes.CountryExtension, country));
        }

        return immunization.Build();
    }
}
