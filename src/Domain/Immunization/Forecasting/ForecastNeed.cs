using HealthAssess.Immunization.Evaluation;
using HealthAssess.Immunization.Schedules;

namespace HealthAssess.Immunization.Forecasting;

/// <summary>Whether another dose should be given (CDSi 7.4, table 7-10).</summary>
internal static class ForecastNeed
{
    /// <summary>The status while a target dose is owed.</summary>
    public static SeriesStatus Of(PatientSeries series, SeriesDose target, AntigenFindings antigen, DateOnly? earliest)
    {
        var patient = series.Patient;
        if (Barred(antigen, target) is { } barred)
        {
            return barred;
        }

        if (patient.Today > target.SeasonEnd)
        {
            series.Note("7.4", "season-over", null, patient.Today, target.SeasonEnd);
            return SeriesStatus.NotRecommended;
        }

        var maximum = target.AgeOn(patient.Today)?.Maximum?.From(patient.Birth);
        if (patient.Today >= maximum || earliest >= maximum)
        {
            series.Note("7.4", patient.Today >= maximum ? "too-old" : "cannot-finish", null, patient.Today, maximum);
            return SeriesStatus.AgedOut;
        }

        return SeriesStatus.NotComplete;
    }

    /// <summary>The status when every target dose is satisfied or skipped.</summary>
    public static SeriesStatus WhenNothingIsOwed(PatientSeries series, AntigenFindings antigen) =>
        series.ValidDoses > 0 ? SeriesStatus.Complete
        : antigen.Immune ? SeriesStatus.Immune
        : antigen.Contraindicated ? SeriesStatus.Contraindicated
        : SeriesStatus.NotRecommended;

    private static SeriesStatus? Barred(AntigenFindings antigen, SeriesDose target) =>
        antigen.Immune ? SeriesStatus.Immune
        : antigen.Contraindicated || Contraindications.ForbidAll(target, antigen.Forbidden) ? SeriesStatus.Contraindicated
        : null;
}
