using HealthAssess.Immunization.Evaluation;

namespace HealthAssess.Immunization.Selection;

/// <summary>Points for being first: the full points alone, none when shared, the same points off otherwise.</summary>
internal static class Score
{
    public static int Shared(List<PatientSeries> all, PatientSeries series, Func<PatientSeries, int> measure, int points)
    {
        var own = measure(series);
        var equals = 0;
        foreach (var other in all)
        {
            var value = measure(other);
            if (value > own)
            {
                return -points;
            }

            equals += value == own ? 1 : 0;
        }

        return equals > 1 ? 0 : points;
    }
}
