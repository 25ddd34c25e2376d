namespace HealthAssess.Domain.Requirements;

/// <summary>The terms of a country's yellow-fever rule, as a person states them.</summary>
/// <param name="Country">ISO 3166-1, three letters.</param>
/// <param name="Demand">NONE, ALL or FROM_RISK.</param>
/// <param name="SourceText">Who says so.</param>
/// <param name="SourceAsOf">When: ISO date, or a year.</param>
/// <param name="MinAgeMonths">From what age.</param>
/// <param name="TransitHours">Longer changes of planes count as a stay; null: none does.</param>
/// <param name="LookbackDays">How many days back a stay counts; null for the incubation period.</param>
/// <param name="SourceUrl">Where it stands, or null.</param>
/// <param name="Risk">Id of the list of countries with risk; null for the newest on record.</param>
public sealed record YellowFeverTerms(
    string Country, string Demand, string SourceText, string SourceAsOf, int MinAgeMonths = 0, decimal? TransitHours = null, int? LookbackDays = null, string? SourceUrl = null, string? Risk = null);
