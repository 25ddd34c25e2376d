namespace HealthAssess.Certificates.Verification;

/// <summary>What the place of this check asks to be shown: a dose against a disease, within a time.</summary>
/// <param name="Disease">Disease (ICD-11).</param>
/// <param name="FromDays">Days from the dose until it counts.</param>
/// <param name="Months">Calendar months for which it counts; null: for life.</param>
/// <remarks>The engine compares; which country asks for what is known elsewhere.</remarks>
public sealed record EntryRequirement(string Disease, int FromDays, int? Months = null);
