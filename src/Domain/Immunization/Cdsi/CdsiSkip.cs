using System.Xml.Linq;
using HealthAssess.Immunization.Schedules;

namespace HealthAssess.Immunization.Cdsi;

/// <summary>Reads one <c>conditionalSkip</c>.</summary>
internal static class CdsiSkip
{
    public static ConditionalSkip Read(XElement skip) => new()
    {
        Context = Enum.Parse<SkipContext>(skip.Text("context")!, ignoreCase: true),
        AllSets = skip.Is("setLogic", "AND"),
        Sets = [.. skip.Elements("set").Select(Set)],
    };

    private static SkipSet Set(XElement set) => new()
    {
        Effective = set.Day("effectiveDate"),
        Cessation = set.Day("cessationDate"),
        AnyCondition = set.Is("conditionLogic", "OR"),
        Conditions = [.. set.Elements("condition").Select(Condition)],
    };

    private static SkipCondition Condition(XElement condition) => new()
    {
        Type = Type(condition.Text("conditionType")!),
        Start = condition.Day("startDate"),
        End = condition.Day("endDate"),
        BeginAge = condition.Duration("beginAge"),
        EndAge = condition.Duration("endAge"),
        Interval = condition.Duration("interval"),
        DoseCount = condition.Number("doseCount") ?? 0,
        ValidOnly = condition.Is("doseType", "Valid"),
        Logic = Logic(condition.Text("doseCountLogic")),
        Cvx = condition.Codes("vaccineTypes"),
        SeriesGroups = condition.List("seriesGroups"),
    };

    private static SkipConditionType Type(string text) => text.ToLowerInvariant() switch
    {
        "age" => SkipConditionType.Age,
        "completed series" => SkipConditionType.CompletedSeries,
        "interval" => SkipConditionType.Interval,
        var count when count.StartsWith("vaccine count by", StringComparison.Ordinal) => SkipConditionType.VaccineCount,
        _ => throw new FormatException($"condition type {text} is not known"),
    };

    private static CountLogic Logic(string? text) => text?.ToLowerInvariant() switch
    {
        null or "greater than" => CountLogic.GreaterThan,
        "equal to" => CountLogic.EqualTo,
        "less than" => CountLogic.LessThan,
        _ => throw new FormatException($"dose count logic {text} is not known"),
    };
}
