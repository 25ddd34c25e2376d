using HealthAssess.Immunization.Schedules;

namespace HealthAssess.Immunization.Evaluation;

/// <summary>Whether a target dose need not be given (CDSi 6.2; asked again in 7.1 and 7.6).</summary>
internal static class ConditionalSkips
{
    /// <summary>True when the target dose can be skipped.</summary>
    /// <param name="series">The patient's series.</param>
    /// <param name="dose">The series dose.</param>
    /// <param name="context">Evaluation or forecast.</param>
    /// <param name="reference">The day a dose was given, the assessment date, or the earliest date (CONDSKIP-2).</param>
    /// <param name="before">How many of the series' doses lie before that.</param>
    public static bool Skip(PatientSeries series, SeriesDose dose, SkipContext context, DateOnly reference, int before)
    {
        foreach (var skip in dose.Skips)
        {
            if ((skip.Context == context || skip.Context == SkipContext.Both) && IsMet(series, skip, context, reference, before))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsMet(PatientSeries series, ConditionalSkip skip, SkipContext context, DateOnly reference, int before)
    {
        // RELEVANT-1, RELEVANT-2: in force on the day the dose was given, or on the assessment date.
        var day = context == SkipContext.Evaluation ? reference : series.Patient.Today;
        var inForce = 0;
        var met = 0;
        foreach (var set in skip.Sets)
        {
            if (set.On(day))
            {
                inForce++;
                met += IsMet(series, set, context, reference, before) ? 1 : 0;
            }
        }

        return met > 0 && (!skip.AllSets || met == inForce);
    }

    private static bool IsMet(PatientSeries series, SkipSet set, SkipContext context, DateOnly reference, int before)
    {
        foreach (var condition in set.Conditions)
        {
            if (SkipConditions.IsMet(series, condition, context, reference, before) == set.AnyCondition)
            {
                return set.AnyCondition;
            }
        }

        return !set.AnyCondition;
    }
}
