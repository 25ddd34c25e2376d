namespace HealthAssess.Immunization;

/// <summary>A vaccine dose that was given.</summary>
/// <param name="Number">The caller's own number or place of the dose; it comes back with the evaluation.</param>
/// <param name="Date">Day it was given.</param>
/// <param name="Cvx">CVX code of the product.</param>
/// <param name="Mvx">Maker, or null.</param>
public sealed record AdministeredDose(int Number, DateOnly Date, int Cvx, string? Mvx = null)
{
    /// <summary>Where only a month or year is known: the last day it can have been, while <see cref="Date"/> is the first. Ages are counted to the first day, intervals from the last.</summary>
    public DateOnly? LatestDate { get; init; }

    internal DateOnly LastDay => LatestDate ?? Date;

    /// <summary>Last day of the lot, or null.</summary>
    public DateOnly? LotExpiry { get; init; }

    /// <summary>True when the dose was spoilt, recalled or given wrongly, so that it must be repeated (the dose condition flag).</summary>
    public bool Substandard { get; init; }
}
