namespace HealthAssess.Domain.Registration;

/// <summary>Everything known of a traveller at registration. Nothing of it is required: care depends on no document (PR-01).</summary>
/// <param name="Id">Id of the record.</param>
/// <param name="RegisteredAt">The Point of Entry.</param>
/// <param name="Family">Family name as printed.</param>
/// <param name="Given">Given names as printed, separated by blanks.</param>
/// <param name="LatinName">The name in Latin letters, where the printed one is not: family name and given names.</param>
/// <param name="Alias">What somebody without a document is called.</param>
/// <param name="BirthDate">A year, a month or a day; null when unknown.</param>
/// <param name="BirthDateEstimated">True when somebody guessed it.</param>
/// <param name="Sex">male, female, other or unknown.</param>
/// <param name="Nationality">ISO 3166-1 alpha-3, or null.</param>
/// <param name="Document">The travel document, or null.</param>
/// <param name="TemporaryNumber">The number given to somebody without a document, else null.</param>
/// <param name="Language">Preferred language (BCP 47), or null.</param>
/// <param name="Phone">Phone number, or null.</param>
/// <param name="Demo">True for a made-up traveller.</param>
public sealed record NewTraveller(
    Guid Id,
    Guid RegisteredAt,
    string? Family = null,
    string? Given = null,
    (string Family, string Given)? LatinName = null,
    string? Alias = null,
    string? BirthDate = null,
    bool BirthDateEstimated = false,
    string Sex = "unknown",
    string? Nationality = null,
    TravelDocument? Document = null,
    string? TemporaryNumber = null,
    string? Language = null,
    string? Phone = null,
    bool Demo = false);
