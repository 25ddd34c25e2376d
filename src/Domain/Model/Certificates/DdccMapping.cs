using HealthAssess.Certificates.Ddcc;
using HealthAssess.Certificates.Icvp;
using HealthAssess.Immunization;

namespace HealthAssess.Domain.Certificates;

/// <summary>From a dose to what a WHO certificate of vaccination status states.</summary>
public static class DdccMapping
{
    /// <summary>The statement, or why there can be none.</summary>
    /// <param name="dose">The dose.</param>
    /// <param name="issuer">Code of the issuer.</param>
    /// <param name="id">Health certificate identifier.</param>
    public static Outcome<DdccStatement> Statement(CertifiedDose dose, string issuer, string id)
    {
        ArgumentNullException.ThrowIfNull(dose);
        if (dose.Vaccine is not { } vaccine)
        {
            return VaccineUnknown;
        }

        var disease = vaccine.Targets.Count == 1 ? vaccine.Targets[0] : null;
        return Outcome<DdccStatement>.Of(new DdccStatement
        {
            Name = dose.Name,
            BirthDate = dose.BirthDate?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? dose.Traveller.BirthDate?.ToString(),
            Sex = TravellerClaims.Sex(dose.Traveller),
            Identifier = TravellerClaims.Document(dose.Traveller)?.Number,
            Vaccine = vaccine.Icd11 is { } icd11 ? new(CodeSystems.Icd11, icd11) : new(CodeSystems.Atc, vaccine.Atc),
            Brand = dose.Product() is var (system, code, _) ? new(system, code) : new(CodeSystems.Atc, vaccine.Atc),
            Manufacturer = dose.Record.Manufacturer.Display,
            Lot = dose.Lot,
            Date = dose.Given,
            Dose = dose.Number,
            TotalDoses = dose.Series,
            Country = dose.Country,
            Centre = dose.Facts.Centre,
            Practitioner = IcvpMapping.Clinician(dose.Record),
            Disease = disease is null ? null : new(CodeSystems.Icd11, disease),
            ValidFrom = IcvpValidity.Of(disease, dose.Given)?.From,
            Issuer = issuer,
            Id = id,
        });
    }

    internal static Refusal VaccineUnknown { get; } =
        new(RefusalKind.BusinessRule, "certificate-vaccine-unknown", "The vaccine is not one this form has a code for. Record its CVX, ATC or ICD-11 code first.", "Immunization.vaccineCode");
}
