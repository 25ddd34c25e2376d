using HealthAssess.Immunization.Evaluation;
using HealthAssess.Immunization.Schedules;

namespace HealthAssess.Immunization.VaccineGroups;

/// <summary>The forecast of a group of one antigen is that of its best series (CDSi 9.2).</summary>
internal static class SingleAntigenGroup
{
    public static VaccineGroupForecast Of(VaccineGroup group, PatientSeries best, List<PatientSeries> all) => new()
    {
        VaccineGroup = group.Name,
        Risk = best.Series.Type == SeriesType.Risk,
        Status = best.Status,
        DoseNumber = best.Status == SeriesStatus.NotComplete ? Forecasting.DoseNumber.Of(best, all) : null,
        Earliest = best.Earliest,
        Recommended = best.Recommended,
        PastDue = best.Forecast.PastDue,
        Latest = best.Forecast.Latest,
        Vaccines = best.Forecast.Vaccines,
        Antigens = best.Status == SeriesStatus.NotComplete ? group.Antigens : [],
        Series = [best.Series.Name],
    };
}
