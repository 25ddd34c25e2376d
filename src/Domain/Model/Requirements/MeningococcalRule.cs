namespace HealthAssess.Domain.Requirements;

/// <summary>Proof of a quadrivalent meningococcal vaccine from pilgrims.</summary>
/// <param name="Id">Id.</param>
/// <param name="Country">The country that asks.</param>
/// <param name="MinAgeMonths">From what age.</param>
/// <param name="MinDays">A dose counts from so many days after it.</param>
/// <param name="ConjugateMonths">A conjugate dose counts so many calendar months.</param>
/// <param name="PolysaccharideMonths">A polysaccharide dose, and one whose kind is not stated, so many.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Demo">True when it was not checked against its legal source.</param>
public sealed record MeningococcalRule(
    string Id, string Country, int MinAgeMonths, int MinDays, int ConjugateMonths, int PolysaccharideMonths, RequirementSource Source, bool Demo) : IRequirementRule
{
    /// <summary>Meningococcal disease in ICD-11.</summary>
    public const string Meningococcal = "1C1C";

    /// <inheritdoc/>
    public string Disease => Meningococcal;

    /// <inheritdoc/>
    public RequirementAnswer? At(Trip trip, int stop)
    {
        ArgumentNullException.ThrowIfNull(trip);
        return trip.Stops[stop] is { Transit: false, Past: false, Arrived: { } on } entry && entry.Country == Country
            ? new Judging
            {
                Rule = this,
                Country = Country,
                On = on,
                Reason = entry.Pilgrimage ? "men-pilgrimage" : "men-no-pilgrimage",
                Applies = entry.Pilgrimage,
                MinAgeMonths = MinAgeMonths,
                Windows =
                [
                    .. trip.Doses.Where(dose => dose is { Vaccine: "menacwy", Approved: not false })
                        .Select(dose => DoseWindow.Of(dose, on, MinDays, dose.Conjugate == true ? ConjugateMonths : PolysaccharideMonths)).OfType<DoseWindow>(),
                ],
            }.Of(trip)
            : null;
    }
}
