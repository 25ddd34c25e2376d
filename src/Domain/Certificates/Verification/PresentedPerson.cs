namespace HealthAssess.Certificates.Verification;

/// <summary>The person at the counter, as the travel document says.</summary>
/// <param name="Name">Name, in any order and script.</param>
/// <param name="BirthDate">Date of birth, perhaps incomplete, or null.</param>
/// <param name="DocumentNumber">Number of the document, or null.</param>
public sealed record PresentedPerson(string? Name, string? BirthDate, string? DocumentNumber);
