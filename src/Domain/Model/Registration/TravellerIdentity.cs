namespace HealthAssess.Domain.Registration;

/// <summary>What two records of one person may have in common.</summary>
/// <param name="Names">Every name of the person, as written.</param>
/// <param name="BirthDate">A year, a month or a day; null when unknown.</param>
/// <param name="BirthDateEstimated">True when somebody guessed it.</param>
/// <param name="Sex">FHIR administrative gender, or null.</param>
/// <param name="Documents">Document numbers with their issuing country: <c>UGA/B1234567</c>.</param>
public sealed record TravellerIdentity(
    IReadOnlyList<string> Names, string? BirthDate, bool BirthDateEstimated, string? Sex, IReadOnlyList<string> Documents);
