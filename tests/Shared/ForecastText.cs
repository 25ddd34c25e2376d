using HealthAssess.Immunization;

namespace HealthAssess.Tests.Shared;

/// <summary>A forecast as text, so that two can be held side by side.</summary>
public static class ForecastText
{
    /// <summary>All of it.</summary>
    public static string Of(ImmunizationForecast forecast) => string.Join('\n', [.. forecast.Groups.Select(Group), .. forecast.Evaluations.Select(one => one.ToString())]);

    /// <summary>One group.</summary>
    public static string Group(VaccineGroupForecast group) =>
        $"{group.VaccineGroup} {group.Risk} {group.Status} {group.DoseNumber} {group.Earliest} {group.Recommended} {group.PastDue} {group.Latest} "
        + $"[{string.Join(' ', group.Vaccines)}] [{string.Join(' ', group.Antigens)}] [{string.Join('|', group.Series)}]";
}
