namespace HealthAssess.Immunization.Schedules;

/// <summary>A vaccine type that fits a series dose within an age window (CDSi 6.8, 6.9).</summary>
/// <param name="Cvx">Vaccine type.</param>
/// <param name="Begin">From this age, or from birth.</param>
/// <param name="End">Below this age, or for life.</param>
/// <param name="Mvx">Maker, where only that maker's product fits.</param>
/// <param name="Forecast">True when the vaccine is worth naming in a recommendation (FORECASTRECVAC-1).</param>
internal sealed record SeriesDoseVaccine(int Cvx, Duration? Begin, Duration? End, string? Mvx = null, bool Forecast = false) : AgeLimited(Begin, End);
