using HealthAssess.Immunization.Evaluation;
using HealthAssess.Immunization.Forecasting;
using HealthAssess.Immunization.Schedules;

namespace HealthAssess.Immunization.VaccineGroups;

/// <summary>Blends the best series of a group of several antigens into one forecast (CDSi 9.1, 9.3).</summary>
internal static class MultipleAntigenGroup
{
    public static VaccineGroupForecast Of(VaccineGroup group, List<PatientSeries> members, List<PatientSeries> all)
    {
        var owed = members.FindAll(series => series.Status == SeriesStatus.NotComplete);
        var status = Status(members);
        var forecast = new VaccineGroupForecast
        {
            VaccineGroup = group.Name,
            Risk = members[0].Series.Type == SeriesType.Risk,
            Status = status,
            Series = [.. members.Select(series => series.Series.Name)],
        };
        return status == SeriesStatus.NotComplete ? Dated(group, owed, all, forecast) : forecast;
    }

    /// <summary>Table 9-4.</summary>
    private static SeriesStatus Status(List<PatientSeries> members)
    {
        foreach (var status in (ReadOnlySpan<SeriesStatus>)[SeriesStatus.Contraindicated, SeriesStatus.AgedOut, SeriesStatus.NotRecommended, SeriesStatus.NotComplete])
        {
            if (members.Exists(series => series.Status == status))
            {
                return status;
            }
        }

        return members.TrueForAll(series => series.Status == SeriesStatus.Immune) ? SeriesStatus.Immune : SeriesStatus.Complete;
    }

    private static VaccineGroupForecast Dated(VaccineGroup group, List<PatientSeries> owed, List<PatientSeries> all, VaccineGroupForecast forecast)
    {
        var earliest = Earliest(group, owed);
        var numbers = owed.Select(series => DoseNumber.Of(series, all));
        return forecast with
        {
            DoseNumber = group.Full ? numbers.Min() : numbers.Max(),
            Earliest = earliest,
            Recommended = Later(earliest, owed.Min(series => series.Recommended)),
            PastDue = owed.Min(series => series.Forecast.PastDue) is { } due ? Later(earliest, due) : null,
            Latest = owed.Min(series => series.Forecast.Latest),
            Vaccines = [.. owed.SelectMany(series => series.Forecast.Vaccines).Distinct()],
            Antigens = [.. owed.Select(series => series.Antigen.Antigen.Name)],
        };
    }

    /// <summary>MULTIANTVG-1: a priority forecast pulls the dose forward, but never before the last dose of the group.</summary>
    private static DateOnly? Earliest(VaccineGroup group, List<PatientSeries> owed)
    {
        if (!owed.Exists(series => series.Forecast.Priority))
        {
            return owed.Max(series => series.Earliest);
        }

        var last = owed[0].Patient.Schedule.Antigens
            .Where(antigen => group.Antigens.Contains(antigen.Antigen.Name))
            .Max(antigen => owed[0].Patient.DosesOf(antigen).LastOrDefault()?.Date);
        return Later(owed.Min(series => series.Earliest), last);
    }

    private static DateOnly? Later(DateOnly? left, DateOnly? right) => right > left || left is null ? right : left;
}
