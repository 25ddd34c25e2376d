using HealthAssess.Domain.Vaccinations;

namespace HealthAssess.Api.Vaccinations;

/// <summary>What a traveller's doses count for and what is due, as the screens show it.</summary>
/// <param name="Schedule">Name and version of the schedule.</param>
/// <param name="Birth">Birth date the ages are counted from.</param>
/// <param name="BirthEstimated">True when only a month or year of birth is known.</param>
/// <param name="Today">The day that counts as today.</param>
/// <param name="Groups">Forecasts, what is due first.</param>
/// <param name="Doses">Doses, oldest first.</param>
/// <param name="Notices">What was left out or could not be decided.</param>
public sealed record VaccinationForecast(
    string Schedule, DateOnly Birth, bool BirthEstimated, DateOnly Today,
    IReadOnlyList<GroupForecast> Groups, IReadOnlyList<JudgedDose> Doses, IReadOnlyList<ForecastNotice> Notices)
{
    /// <summary>Doses that were recorded wrongly: they count for nothing.</summary>
    public IReadOnlyList<MistakenDose> Mistakes { get; init; } = [];

    /// <summary>What can be given today and is due.</summary>
    public IEnumerable<GroupForecast> DueToday => Groups.Where(group => group.Due);
}

/// <summary>The forecast of one vaccine group.</summary>
/// <param name="Group">Name of the group.</param>
/// <param name="Status">Status: <c>not-complete</c>.</param>
/// <param name="Risk">True when it follows from a condition, an occupation or a journey.</param>
/// <param name="Dose">Number of the next dose.</param>
/// <param name="Earliest">First day on which it counts.</param>
/// <param name="Recommended">Recommended day.</param>
/// <param name="PastDue">Last day before it is late.</param>
/// <param name="Due">True when it is recommended by today.</param>
/// <param name="Vaccines">Names of vaccines worth giving.</param>
/// <param name="Series">Names of the series it rests on.</param>
/// <param name="Steps">How its dates came about.</param>
public sealed record GroupForecast(
    string Group, string Status, bool Risk, int? Dose, DateOnly? Earliest, DateOnly? Recommended, DateOnly? PastDue, bool Due,
    IReadOnlyList<string> Vaccines, IReadOnlyList<string> Series, IReadOnlyList<ForecastStep> Steps);

/// <summary>One step on the way to a forecast: chapter of the CDSi logic, what was found, and the day it leads to.</summary>
public sealed record ForecastStep(string Chapter, string Finding, DateOnly? Day);

/// <summary>A dose and what it counts for.</summary>
/// <param name="Id">Id of the Immunization.</param>
/// <param name="Date">Its day.</param>
/// <param name="Name">Name of the vaccine.</param>
/// <param name="Counts">True when it is valid in at least one series that is followed; null when no series looks at it.</param>
/// <param name="Reasons">Why it does not count: <c>too-young</c>.</param>
/// <param name="Groups">Vaccine groups it belongs to.</param>
public sealed record JudgedDose(string Id, DateOnly Date, string Name, bool? Counts, IReadOnlyList<string> Reasons, IReadOnlyList<string> Groups);

/// <summary>A dose that was recorded wrongly.</summary>
/// <param name="Id">Id of the Immunization.</param>
/// <param name="Date">Its day as it was written, or null.</param>
/// <param name="Vaccine">Name of the vaccine.</param>
/// <param name="Mistake">Why, or null when nobody said.</param>
public sealed record MistakenDose(string Id, string? Date, string Vaccine, DoseMistake? Mistake);

/// <summary>A notice: <c>undetermined-indication</c> and what it is about.</summary>
public sealed record ForecastNotice(string Kind, string? About);
