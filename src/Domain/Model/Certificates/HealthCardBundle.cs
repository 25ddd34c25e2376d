using System.Globalization;
using System.Text.Json.Nodes;
using HealthAssess.Immunization;

namespace HealthAssess.Domain.Certificates;

/// <summary>The FHIR Bundle of a SMART Health Card: patient and doses, cut down to what a verifier needs.</summary>
/// <remarks>SMART Health Cards, "Minimize data" and the vaccination guide: no ids, meta, texts or displays; references of the form <c>resource:0</c>; days, not times.</remarks>
public static class HealthCardBundle
{
    /// <summary>The bundle of a traveller's doses.</summary>
    public static JsonObject Of(IReadOnlyList<CertifiedDose> doses)
    {
        ArgumentNullException.ThrowIfNull(doses);
        JsonArray entries = [Entry(0, Patient(doses[0]))];
        foreach (var (dose, index) in doses.Select((dose, index) => (dose, index)))
        {
            entries.Add((JsonNode)Entry(index + 1, Immunization(dose)));
        }

        return new JsonObject { ["resourceType"] = "Bundle", ["type"] = "collection", ["entry"] = entries };
    }

    private static JsonObject Entry(int number, JsonObject resource) => new() { ["fullUrl"] = $"resource:{number}", ["resource"] = resource };

    private static JsonObject Patient(CertifiedDose dose)
    {
        var name = new JsonObject { ["family"] = dose.FamilyName };
        if (dose.GivenName is { } given)
        {
            name["given"] = new JsonArray([.. given.Split(' ').Select(part => (JsonNode)part)]);
        }

        var patient = new JsonObject { ["resourceType"] = "Patient", ["name"] = new JsonArray(name) };
        if ((dose.BirthDate is { } day ? Day(day) : dose.Traveller.BirthDate?.ToString()) is { } birth)
        {
            patient["birthDate"] = birth;
        }

        return patient;
    }

    private static JsonObject Immunization(CertifiedDose dose)
    {
        var immunization = new JsonObject
        {
            ["resourceType"] = "Immunization",
            ["status"] = "completed",
            ["vaccineCode"] = new JsonObject { ["coding"] = new JsonArray([.. Codings(dose)]) },
            ["patient"] = new JsonObject { ["reference"] = "resource:0" },
            ["occurrenceDateTime"] = Day(dose.Given),
            ["lotNumber"] = dose.Lot,
        };
        if ((dose.Facts.Centre ?? IcvpMapping.Clinician(dose.Record)) is { } performer)
        {
            immunization["performer"] = new JsonArray(new JsonObject { ["actor"] = new JsonObject { ["display"] = performer } });
        }

        return immunization;
    }

    // CVX first: it is what readers of these cards know.
    private static IEnumerable<JsonNode> Codings(CertifiedDose dose) => dose.Record.VaccineCode.Coding
        .Where(coding => coding is { System: not null, Code: not null })
        .OrderBy(coding => coding.System != CodeSystems.Cvx)
        .Select(coding => new JsonObject { ["system"] = coding.System, ["code"] = coding.Code });

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
