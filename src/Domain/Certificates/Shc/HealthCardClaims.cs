using System.Text.Json;
using HealthAssess.Certificates.Claims;
using HealthAssess.Certificates.Json;

namespace HealthAssess.Certificates.Shc;

/// <summary>What the FHIR Bundle of a SMART Health Card says.</summary>
internal static class HealthCardClaims
{
    private const string HealthCard = "https://smarthealth.cards#health-card";

    public static CertificateClaims Read(JsonElement payload)
    {
        var subject = payload.Object("vc").Object("credentialSubject");
        var resources = subject.Object("fhirBundle").Items("entry").Select(entry => entry.Object("resource")).ToList();
        var patient = resources.FirstOrDefault(resource => resource.Text("resourceType") == "Patient");
        var doses = resources.Where(resource => resource.Text("resourceType") == "Immunization" && resource.Text("status") is "completed").Select(Dose).ToList();
        var tests = resources.Where(resource => resource.Text("resourceType") == "Observation").Select(Test).ToList();
        return new CertificateClaims
        {
            Kind = doses.Count > 0 ? CertificateKind.Vaccination : tests.Count > 0 ? CertificateKind.Test : CertificateKind.Unknown,
            Person = Person(patient),
            Doses = doses,
            Tests = tests,
            Version = subject.Text("fhirVersion"),
            KnownForm = payload.Object("vc").Items("type").Any(type => type.ValueKind == JsonValueKind.String && type.GetString() == HealthCard),
            SchemaFindings = [.. Findings(payload, subject)],
        };
    }

    private static IEnumerable<string> Findings(JsonElement payload, JsonElement subject)
    {
        if (subject.Object("fhirBundle").Text("resourceType") != "Bundle")
        {
            yield return "fhirBundle is no Bundle";
        }

        if (!ShcReader.IsSeconds(payload.Number("nbf")))
        {
            yield return "nbf is no date in seconds";
        }

        if (payload.TryGetProperty("exp", out var end) && (end.ValueKind != JsonValueKind.Number || !ShcReader.IsSeconds(payload.Number("exp"))))
        {
            yield return "exp is no date in seconds";
        }

        if (payload.Text("iss") is not { } issuer || !issuer.StartsWith("https://", StringComparison.Ordinal) || issuer.EndsWith('/'))
        {
            yield return "iss is no issuer's address";
        }
    }

    private static ClaimedPerson Person(JsonElement patient)
    {
        var name = patient.Items("name").FirstOrDefault();
        string[] parts = [.. name.Items("given").Select(part => part.GetString()).OfType<string>(), .. name.Text("family") is { } family ? [family] : Array.Empty<string>()];
        return new ClaimedPerson(parts.Length > 0 ? string.Join(' ', parts) : name.Text("text"), patient.Text("birthDate"), patient.Text("gender"));
    }

    private static ClaimedDose Dose(JsonElement immunization) => new()
    {
        Date = ClaimDate.Day(immunization.Text("occurrenceDateTime")),
        Vaccine = Code(immunization.Object("vaccineCode")),
        Lot = immunization.Text("lotNumber"),
        Issuer = immunization.Items("performer").FirstOrDefault().Object("actor").Text("display"),
    };

    private static ClaimedTest Test(JsonElement observation) => new(
        observation.Text("effectiveDateTime"),
        Code(observation.Object("code")),
        Code(observation.Object("valueCodeableConcept")) ?? observation.Text("valueString"),
        null,
        null,
        observation.Items("performer").FirstOrDefault().Text("display"));

    private static string? Code(JsonElement concept) => concept.Items("coding").FirstOrDefault().Text("code");
}
