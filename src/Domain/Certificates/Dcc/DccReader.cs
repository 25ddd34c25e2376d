using HealthAssess.Certificates.Cbor;
using HealthAssess.Certificates.Claims;

namespace HealthAssess.Certificates.Dcc;

/// <summary>Reads an EU Digital COVID Certificate: one vaccination, test or recovery.</summary>
/// <remarks>ehn-dcc-schema 1.3.3.</remarks>
public static class DccReader
{
    /// <summary>The claims.</summary>
    public static CertificateClaims Read(CborValue payload)
    {
        ArgumentNullException.ThrowIfNull(payload);
        var (vaccinations, tests, recoveries) = (Entries(payload, "v"), Entries(payload, "t"), Entries(payload, "r"));
        var entry = vaccinations.Concat(tests).Concat(recoveries).FirstOrDefault();
        return new CertificateClaims
        {
            Kind = vaccinations.Count > 0 ? CertificateKind.Vaccination
                : tests.Count > 0 ? CertificateKind.Test
                : recoveries.Count > 0 ? CertificateKind.Recovery
                : CertificateKind.Unknown,
            Person = Person(payload),
            Doses = [.. vaccinations.Select(Dose)],
            Tests = [.. tests.Select(Test)],
            Recovery = recoveries.Count > 0 ? Recovery(recoveries[0]) : null,
            Id = entry?["ci"]?.Text,
            Version = payload["ver"]?.Text,
            SchemaFindings = DccSchema.Findings(payload),
        };
    }

    private static IReadOnlyList<CborValue> Entries(CborValue payload, string group) =>
        payload[group] is { Kind: CborKind.Array } list ? list.Items : [];

    private static ClaimedPerson Person(CborValue payload)
    {
        var name = payload["nam"];
        var (family, given) = (name?["fn"]?.Text ?? name?["fnt"]?.Text, name?["gn"]?.Text ?? name?["gnt"]?.Text);
        return new ClaimedPerson(string.Join(' ', new[] { given, family }.Where(part => !string.IsNullOrEmpty(part))), payload["dob"]?.Text);
    }

    private static ClaimedDose Dose(CborValue entry) => new()
    {
        Date = ClaimDate.Day(entry["dt"]?.Text),
        Product = entry["mp"]?.Text,
        Vaccine = entry["vp"]?.Text,
        Disease = entry["tg"]?.Text,
        Manufacturer = entry["ma"]?.Text,
        Number = (int?)entry["dn"]?.Real,
        Of = (int?)entry["sd"]?.Real,
        Issuer = entry["is"]?.Text,
        Country = entry["co"]?.Text,
    };

    private static ClaimedTest Test(CborValue entry) => new(
        entry["sc"]?.Text, entry["tt"]?.Text, entry["tr"]?.Text, entry["tg"]?.Text, entry["co"]?.Text, entry["tc"]?.Text);

    private static ClaimedRecovery Recovery(CborValue entry) => new(
        ClaimDate.Day(entry["fr"]?.Text), ClaimDate.Day(entry["df"]?.Text), ClaimDate.Day(entry["du"]?.Text), entry["tg"]?.Text, entry["co"]?.Text);
}
