using HealthAssess.Certificates.Cbor;
using HealthAssess.Certificates.Claims;

namespace HealthAssess.Certificates.Ddcc;

/// <summary>Reads the WHO core data set for COVID-19 documents: under its own sub-claim or, in older credentials, bare.</summary>
/// <remarks>WHO DDCC:VS and DDCC:TR core data sets. Codes are texts or <c>{code, system}</c>; the vaccination may be nested or flat.</remarks>
public static class DdccReader
{
    /// <summary>True when a payload without health claims is the bare data set.</summary>
    public static bool IsBare(CborValue claims)
    {
        ArgumentNullException.ThrowIfNull(claims);
        return claims["name"] is not null && (claims["vaccine"] is not null || claims["vaccination"] is not null || claims["test"] is not null);
    }

    /// <summary>The claims.</summary>
    public static CertificateClaims Read(CborValue payload)
    {
        ArgumentNullException.ThrowIfNull(payload);
        var test = payload["test"];
        var vaccination = payload["vaccination"] ?? (payload["vaccine"] is null ? null : payload);
        return new CertificateClaims
        {
            Kind = test is not null ? CertificateKind.Test : vaccination is not null ? CertificateKind.Vaccination : CertificateKind.Unknown,
            Person = new ClaimedPerson(Text(payload["name"]), Text(payload["birthDate"]), Code(payload["sex"]), DocumentNumber: Text(payload["identifier"])),
            Doses = vaccination is null ? [] : [Dose(vaccination, payload)],
            Tests = test is null ? [] : [Test(test)],
            Id = Text(payload["hcid"]) ?? Text(payload["certificate"]?["hcid"]),
            Version = Text(payload["version"]) ?? Text(payload["certificate"]?["version"]),
            KnownForm = test is not null || vaccination is not null,
            SchemaFindings = [.. Findings(payload, test, vaccination)],
        };
    }

    private static ClaimedDose Dose(CborValue entry, CborValue payload) => new()
    {
        Date = ClaimDate.Day(Text(entry["date"])),
        Product = Code(entry["brand"]),
        Vaccine = Code(entry["vaccine"]),
        Disease = Code(entry["disease"]),
        Manufacturer = Code(entry["manufacturer"]),
        Lot = Text(entry["lot"]),
        Number = (int?)entry["dose"]?.Integer,
        Of = (int?)(entry["total_doses"] ?? entry["totalDoses"])?.Integer,
        Issuer = Text(entry["centre"]) ?? Code(payload["pha"]),
        Clinician = Text(entry["hw"]) ?? Text(entry["practitioner"]),
        Country = Code(entry["country"]),
        StatedValidFrom = ClaimDate.Day(Text(entry["vaccine_valid"]) ?? Text(entry["validFrom"])),
        StatedValidUntil = ClaimDate.Day(Text(payload["valid_until"])),
    };

    private static ClaimedTest Test(CborValue entry) => new(
        Text(entry["date"]), Code(entry["type"]), Code(entry["result"]), Code(entry["pathogen"]), Code(entry["country"]), Text(entry["centre"]));

    private static IEnumerable<string> Findings(CborValue payload, CborValue? test, CborValue? vaccination)
    {
        if (string.IsNullOrWhiteSpace(Text(payload["name"])))
        {
            yield return "name is missing";
        }

        if (ClaimDate.Day(Text((test ?? vaccination)?["date"])) is null)
        {
            yield return "date is missing or no date";
        }
    }

    private static string? Text(CborValue? value) => value?.Text;

    private static string? Code(CborValue? value) => value?.Text ?? value?["code"]?.Text;
}
