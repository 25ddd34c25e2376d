namespace HealthAssess.Storage.Certificates;

/// <summary>A night's round of issuing anew.</summary>
/// <param name="Began">When it began.</param>
/// <param name="Ended">When it was through; null while it is under way or waits to be gone on with.</param>
/// <param name="Reissued">How many certificates have a successor since.</param>
/// <param name="Refused">How many may not have one: consent withdrawn, record gone, protection over.</param>
public sealed record ReissueRound(DateTimeOffset Began, DateTimeOffset? Ended, int? Reissued, int? Refused);
