using System.Text.Json;
using HealthAssess.Certificates.Claims;
using HealthAssess.Certificates.Json;

namespace HealthAssess.Certificates.VdsNc;

/// <summary>The message of a visible digital seal.</summary>
internal static class SealClaims
{
    public static string? Id(JsonElement data) => data.Object("msg").Text("uvci") ?? data.Object("msg").Text("utci");

    public static CertificateClaims Read(JsonElement data)
    {
        var (header, message) = (data.Object("hdr"), data.Object("msg"));
        var kind = header.Text("t") switch { "icao.vacc" => CertificateKind.Vaccination, "icao.test" => CertificateKind.Test, _ => CertificateKind.Unknown };
        var pid = message.Object("pid");
        return new CertificateClaims
        {
            Kind = kind,
            Person = new ClaimedPerson(pid.Text("n"), pid.Text("dob"), pid.Text("sex"), DocumentNumber: pid.Text("i") ?? pid.Text("dn")),
            Doses = kind == CertificateKind.Vaccination ? [.. message.Items("ve").SelectMany(Doses)] : [],
            Tests = kind == CertificateKind.Test ? [Test(message)] : [],
            Id = Id(data),
            Version = header.Number("v")?.ToString(System.Globalization.CultureInfo.InvariantCulture),
            KnownForm = kind != CertificateKind.Unknown && header.Number("v") == 1,
            SchemaFindings = [.. Findings(data, message, kind)],
        };
    }

    private static IEnumerable<string> Findings(JsonElement data, JsonElement message, CertificateKind kind)
    {
        if (string.IsNullOrWhiteSpace(message.Object("pid").Text("n")) || Id(data) is null)
        {
            yield return "pid.n or the identifier is missing";
        }

        if (kind == CertificateKind.Vaccination && !message.Items("ve").SelectMany(vaccine => vaccine.Items("vd")).Any())
        {
            yield return "ve holds no dose";
        }
    }

    private static IEnumerable<ClaimedDose> Doses(JsonElement vaccine) => vaccine.Items("vd").Select(dose => new ClaimedDose
    {
        Date = ClaimDate.Day(dose.Text("dvc")),
        Vaccine = vaccine.Text("des"),
        Product = vaccine.Text("nam"),
        Disease = vaccine.Text("dis"),
        Number = (int?)dose.Number("seq"),
        Country = dose.Text("ctr"),
        Issuer = dose.Text("adm"),
        Lot = dose.Text("lot"),
    });

    private static ClaimedTest Test(JsonElement message) => new(
        message.Object("dat").Text("sc"), message.Object("tr").Text("tc"), message.Object("tr").Text("r"), null, message.Object("sp").Text("ctr"), message.Object("sp").Text("spn"));
}
