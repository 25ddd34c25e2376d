namespace HealthAssess.Domain.Certificates;

/// <summary>The date of birth to put on a certificate when only a part of it is known, and why that one.</summary>
/// <param name="Date">The full date.</param>
/// <param name="Reason">The policy or the finding behind it; kept with the certificate.</param>
/// <remarks>WHO ICVP wants a full date. It is an officer's documented decision, never a default.</remarks>
public sealed record BirthDateDecision(DateOnly Date, string Reason);
