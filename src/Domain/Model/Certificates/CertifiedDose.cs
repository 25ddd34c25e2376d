using HealthAssess.Certificates.TravelDocuments;
using HealthAssess.Domain.Vaccinations;
using HealthAssess.Fhir;
using HealthAssess.Immunization;
using Dose = HealthAssess.Fhir.Immunization;

namespace HealthAssess.Domain.Certificates;

/// <summary>A dose and its traveller, ready to be stated in any form: everything that every form needs is there.</summary>
public sealed record CertifiedDose
{
    /// <summary>The Immunization.</summary>
    public required Dose Record { get; init; }

    /// <summary>The Patient.</summary>
    public required Patient Traveller { get; init; }

    /// <summary>What the issuer adds.</summary>
    public required IssuingFacts Facts { get; init; }

    /// <summary>Day of the dose.</summary>
    public required DateOnly Given { get; init; }

    /// <summary>The kind of vaccine, where it is known.</summary>
    public required Vaccine? Vaccine { get; init; }

    /// <summary>Whole name.</summary>
    public string Name => TravellerClaims.Name(Traveller)!;

    /// <summary>Family name; a single name stands here.</summary>
    public string FamilyName => TravellerClaims.Parts(Traveller).Family;

    /// <summary>Given names, or null.</summary>
    public string? GivenName => TravellerClaims.Parts(Traveller).Given;

    /// <summary>Date of birth, complete, or null.</summary>
    public DateOnly? BirthDate => TravellerClaims.BirthDate(Traveller, Facts);

    /// <summary>Lot.</summary>
    public string Lot => Record.LotNumber!.Trim();

    /// <summary>Which dose of its series; 1 where nobody has counted.</summary>
    public int Number => Record.Element["protocolApplied"]["doseNumberPositiveInt"].Integer ?? 1;

    /// <summary>Of how many, or null.</summary>
    public int? Series => Record.Element["protocolApplied"]["seriesDosesPositiveInt"].Integer;

    /// <summary>Country of the dose, three letters.</summary>
    public string Country => Facts.Country;

    /// <summary>Country of the dose, two letters where there are such.</summary>
    public string Country2 => Countries.Alpha2(Facts.Country) ?? Facts.Country;

    /// <summary>The lot as one id, where the record names the product.</summary>
    public Guid? LotId => Product() is var (_, product, _) ? Vaccinations.LotId.Of(product, Lot) : null;

    /// <summary>The dose, or every reason at once why it cannot be certified in any form.</summary>
    public static Outcome<CertifiedDose> Of(Dose dose, Patient traveller, IssuingFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var given = dose.OccurrenceDateTime?.Date.ToDateOnly();
        var refusals = DoseObjections.Of(dose, traveller, facts, given).ToList();
        return refusals.Count > 0
            ? Outcome<CertifiedDose>.Refused(refusals)
            : Outcome<CertifiedDose>.Of(new CertifiedDose { Record = dose, Traveller = traveller, Facts = facts, Given = given!.Value, Vaccine = Kind(dose) });
    }

    private static Vaccine? Kind(Dose dose) =>
        dose.VaccineCode.Coding.Select(coding => coding is { System: { } system, Code: { } code } ? Vaccines.Find(system, code) : null).FirstOrDefault(kind => kind is not null)
        ?? (IcvpMapping.Product(dose) is { } product ? Vaccines.Product(product)?.Kind : null);

    /// <summary>The product the record names, of whichever list, or null.</summary>
    internal (string System, string Code, string? Name)? Product()
    {
        var named = Record.Element.Extension(VaccinationCodes.ProductExtension)["value"];
        return named["code"].Text is { } code ? (named["system"].Text ?? "", code, named["display"].Text)
            : IcvpMapping.Product(Record) is { } prequalified ? (CodeSystems.Prequalified, prequalified, Vaccines.Product(prequalified)?.Name)
            : null;
    }
}
