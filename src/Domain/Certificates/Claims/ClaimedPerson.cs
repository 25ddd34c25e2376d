namespace HealthAssess.Certificates.Claims;

/// <summary>The person a certificate speaks of, as it writes them.</summary>
/// <param name="Name">Whole name.</param>
/// <param name="BirthDate">Date of birth, perhaps incomplete (<c>1990</c>, <c>1990-05</c>), or null.</param>
/// <param name="Sex">Sex, in the issuer's own code.</param>
/// <param name="Nationality">Nationality.</param>
/// <param name="DocumentNumber">Number of the travel or identity document.</param>
/// <param name="DocumentType">Its type (HL7 table v2-0203: <c>PPN</c>, <c>NI</c>).</param>
/// <param name="Guardian">Parent or guardian.</param>
public sealed record ClaimedPerson(
    string? Name,
    string? BirthDate = null,
    string? Sex = null,
    string? Nationality = null,
    string? DocumentNumber = null,
    string? DocumentType = null,
    string? Guardian = null);
