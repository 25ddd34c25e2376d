using HealthAssess.Certificates.Icvp;
using HealthAssess.Immunization;
using Dose = HealthAssess.Fhir.Immunization;

namespace HealthAssess.Domain.Certificates;

/// <summary>From the record of one dose and its traveller to what an international certificate states, or the reasons why there can be none.</summary>
/// <remarks>WHO ICVP REQ-CC-03 (one dose), REQ-CC-06 (approved products), REQ-CC-07 (clinician or issuer), REQ-DE-03 (sex).</remarks>
public static class IcvpMapping
{
    /// <summary>The statement, or every reason at once.</summary>
    public static Outcome<IcvpStatement> Statement(CertifiedDose dose)
    {
        ArgumentNullException.ThrowIfNull(dose);
        var refusals = IcvpObjections.Of(dose).ToList();
        if (refusals.Count > 0)
        {
            return Outcome<IcvpStatement>.Refused(refusals);
        }

        var facts = dose.Facts;
        return Outcome<IcvpStatement>.Of(new IcvpStatement
        {
            Person = TravellerClaims.Person(dose.Traveller, dose.BirthDate!.Value, facts),
            Issued = facts.Today,
            Product = Product(dose.Record)!,
            Dose = dose.Given,
            Lot = dose.Lot,
            Clinician = Clinician(dose.Record),
            Issuer = string.IsNullOrWhiteSpace(facts.Centre) ? null : facts.Centre,
        });
    }

    /// <summary>The WHO product id of a dose, wherever the record holds it, or null.</summary>
    public static string? Product(Dose dose) =>
        dose.VaccineCode.Coding.Select(coding => (coding.System, coding.Code))
            .Concat(dose.Extension.Select(extension => (extension.Element["value"]["system"].Text, extension.Element["value"]["code"].Text)))
            .FirstOrDefault(coding => coding.Item1 == CodeSystems.Prequalified).Item2;

    internal static string? Clinician(Dose dose) =>
        dose.Performer.Select(performer => performer.Actor.Display).FirstOrDefault(name => !string.IsNullOrWhiteSpace(name));
}
