namespace HealthAssess.Api.Registration;

/// <summary>What a machine-readable zone says, field by field.</summary>
/// <param name="Format">TD1, TD2, TD3, MRV-A or MRV-B.</param>
/// <param name="Kind">passport or identity-card.</param>
/// <param name="Number">Document number.</param>
/// <param name="Country">Issuing state, as printed.</param>
/// <param name="Family">Family name.</param>
/// <param name="Given">Given names.</param>
/// <param name="Nationality">Nationality: ISO 3166-1 alpha-3, or ICAO's code for people without a state.</param>
/// <param name="BirthDate">A year, a month or a day; null when not given.</param>
/// <param name="Sex">male, female, other or unknown.</param>
/// <param name="Expires">Last day of the document, or null.</param>
/// <param name="Expired">True when that day has passed. An expired document still says who somebody is.</param>
/// <param name="ToConfirm">Fields whose check digit failed or that cannot be: number, birthDate, expiry, sex, all. A person compares them with the document.</param>
public sealed record DocumentFields(
    string Format,
    string Kind,
    string Number,
    string Country,
    string Family,
    string Given,
    string Nationality,
    string? BirthDate,
    string Sex,
    DateOnly? Expires,
    bool Expired,
    IReadOnlyList<string> ToConfirm);
