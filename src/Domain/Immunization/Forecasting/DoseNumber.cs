using HealthAssess.Immunization.Evaluation;

namespace HealthAssess.Immunization.Forecasting;

/// <summary>The number of the next dose.</summary>
internal static class DoseNumber
{
    /// <summary>FORECASTDN-1: satisfied target doses of the series and one; seasonal ones only of this season.</summary>
    public static int Of(PatientSeries series)
    {
        var number = 1;
        foreach (var target in series.Targets)
        {
            number += target.SatisfiedBy is { } dose && !(dose.Date < target.Dose.SeasonStart) ? 1 : 0;
        }

        return number;
    }

    /// <summary>The number of an antigen's next dose. Who follows a standard and a risk series side by side goes on counting from the longer one.</summary>
    /// <remarks>FORECASTDN-1 counts within one series and would begin anew at 1; CDC's cases go on. See docs/immunization.md.</remarks>
    public static int Of(PatientSeries series, List<PatientSeries> best)
    {
        var number = Of(series);
        foreach (var other in best)
        {
            number = other.Antigen == series.Antigen ? Math.Max(number, Of(other)) : number;
        }

        return number;
    }
}
