namespace HealthAssess.Certificates.Claims;

/// <summary>A clinician's letter that a vaccination or prophylaxis is contraindicated, as a credential writes it. It proves no dose.</summary>
/// <param name="Disease">Code of the disease.</param>
/// <param name="From">First day on which it is good.</param>
/// <param name="Until">Last such day.</param>
/// <param name="Clinician">Supervising clinician.</param>
/// <param name="Centre">Centre.</param>
/// <param name="Country">Country of the centre.</param>
public sealed record ClaimedLetter(string? Disease, DateOnly? From, DateOnly? Until, string? Clinician, string? Centre, string? Country);
