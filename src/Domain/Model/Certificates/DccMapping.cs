using HealthAssess.Certificates.Dcc;
using HealthAssess.Immunization;

namespace HealthAssess.Domain.Certificates;

/// <summary>From a dose to what an EU Digital COVID Certificate states.</summary>
/// <remarks>Regulation (EU) 2021/953: COVID-19 and no other disease. The date of birth may be as incomplete as it is known.</remarks>
public static class DccMapping
{
    private const string Covid19 = "840539006";

    /// <summary>The statement, or why there can be none.</summary>
    /// <param name="dose">The dose.</param>
    /// <param name="issuer">Who issues.</param>
    /// <param name="country">Country of the issuer, two letters.</param>
    /// <param name="id">What makes the identifier unique.</param>
    public static Outcome<DccStatement> Statement(CertifiedDose dose, string issuer, string country, string id)
    {
        ArgumentNullException.ThrowIfNull(dose);
        if (CovidProducts.OfCvx(Cvx(dose)) is not { } product)
        {
            return new Refusal(RefusalKind.BusinessRule, "certificate-not-covid", "The EU certificate is for COVID-19 vaccines whose product is known. Choose another form.", "Immunization.vaccineCode");
        }

        return Outcome<DccStatement>.Of(new DccStatement
        {
            FamilyName = dose.FamilyName,
            GivenName = dose.GivenName,
            BirthDate = dose.BirthDate is { } day ? day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : dose.Traveller.BirthDate?.ToString() ?? "",
            Disease = Covid19,
            Vaccine = product.Vaccine,
            Product = product.Product,
            Manufacturer = product.Manufacturer,
            Number = dose.Number,
            Of = dose.Series ?? Math.Max(dose.Number, product.Doses),
            Date = dose.Given,
            Country = dose.Country2,
            Issuer = issuer,
            Id = Uvci.Make(country, id),
        });
    }

    private static string? Cvx(CertifiedDose dose) =>
        dose.Record.VaccineCode.Coding.Where(coding => coding.System == CodeSystems.Cvx).Select(coding => coding.Code).FirstOrDefault();
}
