namespace HealthAssess.Protocols;

/// <summary>How travellers whom a protocol lets go on under observation are followed.</summary>
/// <param name="EveryDays">A contact every so many days, until the last day of the disposition.</param>
public sealed record FollowUpRule(int EveryDays);
