namespace HealthAssess.Domain.Requirements;

/// <summary>Proof of vaccination against yellow fever at entry.</summary>
/// <param name="Id">Id.</param>
/// <param name="Country">The country that asks.</param>
/// <param name="Demand">Of whom.</param>
/// <param name="MinAgeMonths">From what age.</param>
/// <param name="TransitHours">Longer changes of planes in a country with risk count as a stay; null: none does.</param>
/// <param name="LookbackDays">How many days back a stay counts; six is the incubation period.</param>
/// <param name="Risk">Countries with risk.</param>
/// <param name="Exceptions">Areas of them without (ISO 3166-2).</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Demo">True when it was not checked against its legal source.</param>
/// <remarks>IHR Annex 7: one dose of an approved vaccine counts from the tenth day for the life of the person. WHO decision table ICVP.DT.1.</remarks>
public sealed record YellowFeverRule(
    string Id, string Country, YellowFeverDemand Demand, int MinAgeMonths, decimal? TransitHours, int LookbackDays, RiskList Risk, IReadOnlyList<string> Exceptions,
    RequirementSource Source, bool Demo) : IRequirementRule
{
    /// <summary>Yellow fever in ICD-11.</summary>
    public const string YellowFever = "1D47";

    private const int DaysToProtection = 10;

    /// <inheritdoc/>
    public string Disease => YellowFever;

    /// <inheritdoc/>
    public RequirementAnswer? At(Trip trip, int stop)
    {
        ArgumentNullException.ThrowIfNull(trip);
        if (trip.Stops[stop] is not { Transit: false, Past: false, Arrived: { } on } entry || entry.Country != Country)
        {
            return null;
        }

        var exposures = trip.Before(stop).Select((earlier, index) => (Stop: earlier, Counts: Exposes(earlier, on, isLast: index == stop - 1))).Where(earlier => earlier.Counts != false).ToList();
        return new Judging
        {
            Rule = this,
            Country = Country,
            On = on,
            Reason = Demand switch { YellowFeverDemand.None => "yf-none", YellowFeverDemand.All => "yf-all", _ => "yf-from-risk" },
            Applies = Demand switch
            {
                YellowFeverDemand.None => false,
                YellowFeverDemand.All => true,
                _ => exposures.Exists(earlier => earlier.Counts == true) ? true : exposures.Count > 0 ? null : false,
            },
            Missing = [.. exposures.Where(earlier => earlier.Counts is null).Select(earlier => earlier.Stop.Transit ? "history.visits.transitHours" : "history.visits.left").Distinct()],
            MinAgeMonths = MinAgeMonths,
            Windows = [.. trip.Doses.Where(dose => dose is { Vaccine: "yellow-fever", Approved: not false }).Select(dose => DoseWindow.Of(dose, on, DaysToProtection, null)).OfType<DoseWindow>()],
            LastExposure = exposures.Where(earlier => earlier.Counts == true).Select(earlier => (DateOnly?)(earlier.Stop.Left ?? on)).Max(),
        }.Of(trip);
    }

    private bool? Exposes(Stop earlier, DateOnly on, bool isLast) =>
        !Risk.Countries.Contains(earlier.Country) || (earlier.Area is { } area && Exceptions.Contains(area)) ? false
        : earlier.Left is { } left && left < on.AddDays(-LookbackDays) ? false
        : earlier.Transit ? (TransitHours is not { } limit ? false : earlier.TransitHours is { } hours ? hours > limit : null)
        // Whoever comes straight from there, or lives there, was there until now; anybody else may have left long ago.
        : earlier.Left is not null || earlier.Resident || isLast ? true : null;
}
