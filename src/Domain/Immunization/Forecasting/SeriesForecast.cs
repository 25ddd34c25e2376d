using HealthAssess.Immunization.Schedules;

namespace HealthAssess.Immunization.Forecasting;

/// <summary>The forecast of one patient series (CDSi chapter 7).</summary>
internal sealed record SeriesForecast(SeriesStatus Status)
{
    public static readonly SeriesForecast None = new(SeriesStatus.None);

    /// <summary>The series dose that is owed.</summary>
    public SeriesDose? Target { get; init; }

    public DateOnly? Earliest { get; init; }

    public DateOnly? Recommended { get; init; }

    public DateOnly? PastDue { get; init; }

    public DateOnly? Latest { get; init; }

    /// <summary>Vaccine types worth giving (FORECASTRECVAC-1).</summary>
    public int[] Vaccines { get; init; } = [];

    /// <summary>FORECASTPRIORITY-1: its dates go before those of other antigens in its group.</summary>
    public bool Priority { get; init; }
}
