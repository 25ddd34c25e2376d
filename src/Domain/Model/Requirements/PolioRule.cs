namespace HealthAssess.Domain.Requirements;

/// <summary>Proof of a polio dose from residents of listed states and who stayed there long: asked at departure (temporary recommendations) or at entry elsewhere.</summary>
/// <param name="Id">Id.</param>
/// <param name="Country">The country that asks at entry; null: each listed state at departure.</param>
/// <param name="States">Listed states.</param>
/// <param name="Compulsory">False where it is encouraged only.</param>
/// <param name="StayDays">Longer stays count like residence.</param>
/// <param name="MinDays">A dose counts from so many days after it.</param>
/// <param name="MaxMonths">Until so many calendar months after it.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Demo">True when it was not checked against its legal source.</param>
/// <remarks>
/// IHR temporary recommendations on polio: one dose of bOPV or IPV between four weeks and twelve months before international travel; who must
/// travel within four weeks has a dose at least by departure. WHO decision table ICVP.DT.2 asks for the product only; the period is a rule of entry.
/// </remarks>
public sealed record PolioRule(
    string Id, string? Country, RiskList States, bool Compulsory, int StayDays, int MinDays, int MaxMonths, RequirementSource Source, bool Demo) : IRequirementRule
{
    /// <summary>Poliomyelitis in ICD-11.</summary>
    public const string Polio = "1C81";

    // Twelve months after leaving, no dose that was due then would count any more.
    private const int LookbackMonths = 12;

    // Monovalent and novel type 2 vaccines are for outbreaks; the recommendations name bOPV and IPV.
    private static readonly string[] Vaccines = ["bopv", "topv", "ipv", "hexavalent"];

    /// <inheritdoc/>
    public string Disease => Polio;

    /// <inheritdoc/>
    public RequirementAnswer? At(Trip trip, int stop)
    {
        ArgumentNullException.ThrowIfNull(trip);
        return trip.Stops[stop] is not { Transit: false, Past: false } place ? null
            : Country is null ? AtDeparture(trip, place, stop)
            : place.Country == Country && place.Arrived is { } on ? AtEntry(trip, stop, on)
            : null;
    }

    // The last stop is left by nobody: there is no departure to ask at.
    private RequirementAnswer? AtDeparture(Trip trip, Stop place, int stop) =>
        States.Countries.Contains(place.Country) && stop < trip.Stops.Count - 1 && (place.Left ?? trip.Stops[stop + 1].Arrived) is { } on
            ? Judge(trip, place.Country, on, IsLong(place, on), "polio-departure")
            : null;

    private RequirementAnswer AtEntry(Trip trip, int stop, DateOnly on)
    {
        var stays = trip.Before(stop).Where(earlier => !earlier.Transit && States.Countries.Contains(earlier.Country) && !(earlier.Left < on.AddMonths(-LookbackMonths)))
            .Select(earlier => IsLong(earlier, earlier.Left ?? on)).ToList();
        return Judge(trip, Country!, on, stays.Contains(true) ? true : stays.Contains(null) ? null : false, "polio-entry");
    }

    private RequirementAnswer Judge(Trip trip, string country, DateOnly on, bool? applies, string reason) => new Judging
    {
        Rule = this,
        Country = country,
        On = on,
        Reason = reason,
        Applies = applies,
        Missing = ["history.visits.arrived"],
        Compulsory = Compulsory,
        Windows = [.. trip.Doses.Where(dose => Vaccines.Contains(dose.Vaccine) && dose.Approved != false).Select(dose => DoseWindow.Of(dose, on, trip.Urgent ? 0 : MinDays, MaxMonths)).OfType<DoseWindow>()],
    }.Of(trip);

    private bool? IsLong(Stop place, DateOnly left) => place.Resident ? true : place.Arrived is { } arrived ? left.DayNumber - arrived.DayNumber > StayDays : null;
}
