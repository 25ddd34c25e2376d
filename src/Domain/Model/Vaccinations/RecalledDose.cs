using HealthAssess.Fhir;
using HealthAssess.Immunization;

namespace HealthAssess.Domain.Vaccinations;

/// <summary>Whether a dose on record is of a recalled lot.</summary>
public static class RecalledDose
{
    /// <summary>True when it is. Two makers may use one number: the product decides where the dose names one.</summary>
    /// <param name="dose">An Immunization whose lot number is that of the lot.</param>
    /// <param name="lot">The recalled lot.</param>
    public static bool IsOf(Resource dose, Guid lot)
    {
        var given = new HealthAssess.Fhir.Immunization(dose);
        List<string> products = [.. given.VaccineCode.Coding.Select(coding => coding.Code).OfType<string>().Where(code => Vaccines.Product(code) is not null)];
        return products.Count == 0 || products.Exists(product => LotId.Of(product, given.LotNumber ?? "") == lot);
    }

    /// <summary>A recalled lot as staff call it: the name on the box and the number on the vial.</summary>
    public static string NameOf(string product, string lotNumber) => $"{Vaccines.Product(product)?.Name ?? product} {lotNumber}";
}
