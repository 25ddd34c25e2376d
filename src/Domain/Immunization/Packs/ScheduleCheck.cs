using HealthAssess.Immunization.Schedules;

namespace HealthAssess.Immunization;

/// <summary>Looks for what no schedule should have: names that lead nowhere, groups without a choice, ages in the wrong order.</summary>
public static class ScheduleCheck
{
    /// <summary>How much there is.</summary>
    public static string Size(Schedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        var series = schedule.Content.Antigens.SelectMany(antigen => antigen.Series).ToList();
        return $"{schedule.Content.Antigens.Length} antigens, {series.Count} series, {series.Sum(one => one.Doses.Length)} doses, "
            + $"{schedule.Content.Types.Length} vaccine types, {schedule.Content.Conflicts.Length} conflicts";
    }

    /// <summary>Findings, one a line; none when all is well.</summary>
    public static IReadOnlyList<string> Of(Schedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        var content = schedule.Content;
        return
        [
            .. content.Groups.SelectMany(group => group.Antigens.Where(name => !schedule.ByName.ContainsKey(name)).Select(name => $"group {group.Name}: no antigen {name}")),
            .. content.Types.SelectMany(type => type.Antigens.Where(one => !schedule.ByName.ContainsKey(one.Antigen)).Select(one => $"CVX {type.Cvx}: no antigen {one.Antigen}")),
            .. content.Antigens.SelectMany(antigen => Antigen(schedule, antigen)),
        ];
    }

    private static IEnumerable<string> Antigen(Schedule schedule, Antigen antigen)
    {
        var vaccines = antigen.Series.SelectMany(series => series.Doses).SelectMany(dose => dose.Preferable.Concat(dose.Allowable));
        return
        [
            .. vaccines.Select(vaccine => vaccine.Cvx).Distinct().Where(cvx => schedule.Type(cvx) is null).Select(cvx => $"{antigen.Name}: CVX {cvx} carries no antigen"),
            .. Codes(antigen).Distinct().Where(code => !schedule.Content.Observations.ContainsKey(code)).Select(code => $"{antigen.Name}: no observation {code}"),
            .. antigen.Series.SelectMany(series => Series(antigen, series)),
        ];
    }

    private static IEnumerable<string> Codes(Antigen antigen) =>
    [
        .. antigen.Immunity.Guidelines,
        .. antigen.Contraindications.Select(one => one.Code),
        .. antigen.Series.SelectMany(series => series.Indications).Select(one => one.Code),
    ];

    private static IEnumerable<string> Series(Antigen antigen, AntigenSeries series)
    {
        var place = $"{antigen.Name}, {series.Name}";
        return
        [
            .. series.Type == SeriesType.Risk && series.Indications.Length == 0 ? [$"{place}: a risk series without an indication"] : Array.Empty<string>(),
            .. series.EquivalentGroups.Where(group => antigen.Series.All(other => other.Group != group)).Select(group => $"{place}: no series group {group}"),
            .. series.Doses.Where(dose => dose.Ages.Any(AreCrossed)).Select(dose => $"{place}, dose {dose.Number}: ages in the wrong order"),
        ];
    }

    private static bool AreCrossed(AgeRule age)
    {
        DateOnly[] days = [.. new[] { age.AbsoluteMinimum, age.Minimum, age.EarliestRecommended, age.Maximum }.OfType<Duration>().Select(duration => duration.From(new DateOnly(2000, 1, 1)))];
        return !days.SequenceEqual(days.Order());
    }
}
