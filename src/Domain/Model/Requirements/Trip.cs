namespace HealthAssess.Domain.Requirements;

/// <summary>An itinerary, and what its traveller can show. Never a nationality, never a migratory status: no rule may ask for them.</summary>
/// <param name="Stops">Every place, in order; where the traveller was before counts as much as where they go.</param>
/// <param name="BirthDate">Date of birth, or null.</param>
/// <param name="Doses">Doses that can be shown.</param>
/// <param name="Letters">Letters that can be shown.</param>
/// <param name="Urgent">True when travel cannot wait four weeks.</param>
public sealed record Trip(
    IReadOnlyList<Stop> Stops, DateOnly? BirthDate, IReadOnlyList<KnownDose> Doses, IReadOnlyList<ExemptionLetter> Letters, bool Urgent = false)
{
    /// <summary>The stops before one.</summary>
    internal IEnumerable<Stop> Before(int stop) => Stops.Take(stop);
}
