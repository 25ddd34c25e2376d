namespace HealthAssess.Domain.Requirements;

/// <summary>What a border offers whom a requirement is not met by: never an automatic refusal.</summary>
/// <param name="Vaccinate">Offer the vaccination.</param>
/// <param name="ObserveUntil">Last day of observation, or null.</param>
/// <remarks>IHR Annex 7 (2)(h): vaccinate, or observe until the certificate becomes valid, at most six days from the last possible exposure, whichever comes first.</remarks>
public sealed record Offer(bool Vaccinate, DateOnly? ObserveUntil)
{
    /// <summary>Nothing is needed.</summary>
    public static Offer Nothing { get; } = new(false, null);
}
