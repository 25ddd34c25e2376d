namespace HealthAssess.Certificates.Claims;

/// <summary>A recovery, as a certificate writes it.</summary>
/// <param name="FirstPositive">Day of the first positive test.</param>
/// <param name="ValidFrom">First day of validity.</param>
/// <param name="ValidUntil">Last day of validity.</param>
/// <param name="Disease">Code of the disease.</param>
/// <param name="Country">Country.</param>
public sealed record ClaimedRecovery(DateOnly? FirstPositive, DateOnly? ValidFrom, DateOnly? ValidUntil, string? Disease, string? Country);
