namespace HealthAssess.Domain.Certificates;

/// <summary>What a clinician says in a letter.</summary>
/// <param name="Disease">The disease whose vaccination is contraindicated (ICD-11).</param>
/// <param name="From">First day on which it is good.</param>
/// <param name="Until">Last such day.</param>
/// <param name="Clinician">The clinician's name, or null where none is known.</param>
public sealed record LetterOpinion(string Disease, DateOnly From, DateOnly Until, string? Clinician);
