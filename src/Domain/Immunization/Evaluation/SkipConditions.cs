using HealthAssess.Immunization.Schedules;

namespace HealthAssess.Immunization.Evaluation;

/// <summary>The four kinds of skip condition (CDSi tables 6-6 to 6-9).</summary>
internal static class SkipConditions
{
    public static bool IsMet(PatientSeries series, SkipCondition condition, SkipContext context, DateOnly reference, int before) => condition.Type switch
    {
        SkipConditionType.Age => HasAge(series, condition, reference),
        SkipConditionType.CompletedSeries => SeriesCompletion.Has(series, condition.SeriesGroups, context, reference),
        SkipConditionType.Interval => before > 0 && reference >= condition.Interval?.From(series.Doses[before - 1].LastDay),
        _ => Compare(Count(series, condition, before), condition),
    };

    private static bool HasAge(PatientSeries series, SkipCondition condition, DateOnly reference) =>
        !(reference < condition.BeginAge?.From(series.Patient.Birth)) && !(reference >= condition.EndAge?.From(series.Patient.Birth));

    /// <summary>CONDSKIP-1: doses of the types named, within the window of age and the window of dates.</summary>
    private static int Count(PatientSeries series, SkipCondition condition, int before)
    {
        var birth = series.Patient.Birth;
        var begin = Later(condition.BeginAge?.From(birth), condition.Start) ?? DateOnly.MinValue;
        var end = Earlier(condition.EndAge?.From(birth), condition.End) ?? DateOnly.MaxValue;
        var count = 0;
        for (var dose = 0; dose < before; dose++)
        {
            var given = series.Doses[dose];
            if (given.Date >= begin && given.Date < end
                && (condition.Cvx.Length == 0 || Array.IndexOf(condition.Cvx, given.Cvx) >= 0)
                && (!condition.ValidOnly || series.Judgements[dose].Status == EvaluationStatus.Valid))
            {
                count++;
            }
        }

        return count;
    }

    private static bool Compare(int count, SkipCondition condition) => condition.Logic switch
    {
        CountLogic.GreaterThan => count > condition.DoseCount,
        CountLogic.EqualTo => count == condition.DoseCount,
        _ => count < condition.DoseCount,
    };

    private static DateOnly? Later(DateOnly? left, DateOnly? right) => left > right || right is null ? left : right;

    private static DateOnly? Earlier(DateOnly? left, DateOnly? right) => left < right || right is null ? left : right;
}
