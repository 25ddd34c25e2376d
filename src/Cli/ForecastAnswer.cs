using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HealthAssess.Immunization;

namespace HealthAssess.Cli;

/// <summary>Writes one answer line of <c>forecast</c>.</summary>
internal static class ForecastAnswer
{
    public static JsonObject Of(Schedule schedule, JsonElement line)
    {
        var forecast = ProcessingModel.Run(schedule, ForecastCase.Read(line));
        return new JsonObject
        {
            ["forecasts"] = new JsonArray([.. forecast.Groups.Select(Group)]),
            ["evaluations"] = new JsonArray([.. Followed(forecast).Select(Evaluation)]),
        };
    }

    /// <summary>One a dose and antigen: of several best series one in which the dose counts, else the one that stands behind the group's first forecast.</summary>
    private static IEnumerable<DoseEvaluation> Followed(ImmunizationForecast forecast)
    {
        var shown = forecast.Groups.DistinctBy(group => group.VaccineGroup).SelectMany(group => group.Series).ToHashSet(StringComparer.Ordinal);
        return forecast.Evaluations.Where(one => one.Best)
            .GroupBy(one => (one.Dose, one.Antigen))
            .Select(series => series.OrderBy(one => one.Status != EvaluationStatus.Valid).ThenBy(one => !shown.Contains(one.Series)).First());
    }

    private static JsonObject Group(VaccineGroupForecast group) => new()
    {
        ["vaccineGroup"] = group.VaccineGroup,
        ["status"] = Words(group.Status.ToString()),
        ["forecastNumber"] = group.DoseNumber,
        ["earliest"] = Day(group.Earliest),
        ["recommended"] = Day(group.Recommended),
        ["pastDue"] = Day(group.PastDue),
    };

    private static JsonObject Evaluation(DoseEvaluation evaluation) => new()
    {
        ["n"] = evaluation.Dose.Number,
        ["antigen"] = evaluation.Antigen,
        ["status"] = Words(evaluation.Status.ToString()),
        ["reason"] = evaluation.Reasons.ToString(),
    };

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary><c>NotComplete</c> → <c>Not Complete</c>.</summary>
    private static string Words(string name) => string.Concat(name.Select((letter, index) => index > 0 && char.IsUpper(letter) ? " " + letter : letter.ToString()));
}
