using System.Globalization;
using System.Text.Json;
using HealthAssess.Immunization;

namespace HealthAssess.Cli;

/// <summary>Reads one case line of <c>forecast</c>: a person, doses, observations, the day. Nothing under <c>expected</c> is looked at.</summary>
internal static class ForecastCase
{
    public static PatientHistory Read(JsonElement line)
    {
        var birth = Day(line.GetProperty("dob")) ?? throw new FormatException("dob (YYYY-MM-DD) is missing");
        var today = Day(line.GetProperty("assessmentDate")) ?? throw new FormatException("assessmentDate (YYYY-MM-DD) is missing");
        return birth <= today ? Read(line, birth, today) : throw new FormatException("dob lies after assessmentDate");
    }

    private static PatientHistory Read(JsonElement line, DateOnly birth, DateOnly today) => new()
    {
        BirthDate = birth,
        AssessmentDate = today,
        Gender = Gender(Text(line, "gender")),
        BirthCountry = Text(line, "birthCountry"),
        Doses = [.. Items(line, "doses").Select((dose, index) => Dose(dose, index + 1))],
        Observations = [.. Items(line, "observations").Select(Observation)],
    };

    private static AdministeredDose Dose(JsonElement dose, int place) => new(
        dose.TryGetProperty("n", out var number) ? number.GetInt32() : place,
        Day(dose.GetProperty("date")) ?? throw new FormatException("a dose has no date"),
        int.TryParse(Text(dose, "cvx"), NumberStyles.None, CultureInfo.InvariantCulture, out var cvx) ? cvx : 0,
        Text(dose, "mvx"));

    private static PatientObservation Observation(JsonElement observation) => new(
        Text(observation, "code") ?? throw new FormatException("an observation has no code"),
        observation.TryGetProperty("date", out var date) ? Day(date) : null);

    private static JsonElement.ArrayEnumerator Items(JsonElement line, string name) =>
        line.TryGetProperty(name, out var items) && items.ValueKind == JsonValueKind.Array ? items.EnumerateArray() : default;

    private static Gender Gender(string? text) => text switch
    {
        "F" or "Female" or "female" => Immunization.Gender.Female,
        "M" or "Male" or "male" => Immunization.Gender.Male,
        _ => Immunization.Gender.Unknown,
    };

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static DateOnly? Day(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? DateOnly.ParseExact(value.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
}
