namespace HealthAssess.Certificates.Claims;

/// <summary>One test, as a certificate writes it.</summary>
/// <param name="Date">When the sample was taken, as written.</param>
/// <param name="Type">Code of the kind of test.</param>
/// <param name="Result">Code of the result.</param>
/// <param name="Disease">Code of the disease.</param>
/// <param name="Country">Country.</param>
/// <param name="Centre">Testing centre.</param>
public sealed record ClaimedTest(string? Date, string? Type, string? Result, string? Disease, string? Country, string? Centre);
