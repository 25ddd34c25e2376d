using HealthAssess.Certificates.Trust.Lists;

namespace HealthAssess.Domain.Requirements;

/// <summary>One rule, or one list of countries, that a proposed set of requirements does not leave as it was.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Country">The country whose rule it is; null for an instrument of many, and for a list.</param>
/// <param name="Change">What happens with it.</param>
/// <param name="Before">Its terms as they were; null when it is new.</param>
/// <param name="After">Its terms as proposed; null when it goes.</param>
/// <param name="Source">Where the proposed terms come from, with their date.</param>
/// <param name="Demo">True when the proposed terms are made up for demonstrations.</param>
public sealed record RequirementChange(string Id, string? Country, ListChange Change, string? Before, string? After, string? Source, bool Demo);
