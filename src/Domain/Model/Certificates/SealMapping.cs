using HealthAssess.Certificates.Icvp;
using HealthAssess.Certificates.VdsNc;

namespace HealthAssess.Domain.Certificates;

/// <summary>From a dose to what an ICAO visible digital seal states.</summary>
public static class SealMapping
{
    /// <summary>The statement, or why there can be none.</summary>
    /// <param name="dose">The dose.</param>
    /// <param name="issuer">Issuing state or organisation, three letters.</param>
    /// <param name="id">Identifier of the certificate, at most 12 characters.</param>
    public static Outcome<SealStatement> Statement(CertifiedDose dose, string issuer, string id)
    {
        ArgumentNullException.ThrowIfNull(dose);
        if (dose.BirthDate is not { } birth)
        {
            return IcvpObjections.BirthDateMissing;
        }

        if (dose.Vaccine is not { Icd11: { } code } vaccine)
        {
            return DdccMapping.VaccineUnknown;
        }

        var document = TravellerClaims.Document(dose.Traveller);
        return Outcome<SealStatement>.Of(new SealStatement
        {
            Issuer = issuer,
            Id = id,
            Surname = dose.FamilyName,
            GivenNames = dose.GivenName,
            BirthDate = birth,
            Sex = dose.Traveller.Gender,
            DocumentNumber = document is { Type: "PPN" } ? document.Value.Number : null,
            Vaccine = code,
            Brand = dose.Product()?.Name ?? vaccine.In("en"),
            Disease = vaccine.Targets.FirstOrDefault(disease => IcvpValidity.Of(disease, dose.Given) is not null) ?? vaccine.Targets[0],
            Date = dose.Given,
            Sequence = dose.Number,
            Country = dose.Country,
            Centre = dose.Facts.Centre ?? issuer,
            Lot = dose.Lot,
        });
    }
}
