namespace HealthAssess.Domain.Assessments;

/// <summary>A change after sign-off, read back.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who, in words; null where the record does not say.</param>
/// <param name="Reason">Why.</param>
public sealed record AmendmentReading(DateTimeOffset At, string? By, string Reason);
