namespace HealthAssess.Certificates.TravelDocuments;

/// <summary>What a travel document says, for writing its machine-readable zone.</summary>
/// <param name="Format">Which of the five.</param>
/// <param name="DocumentCode">One or two letters: <c>P</c>, <c>ID</c>, <c>V</c>.</param>
/// <param name="IssuingState">Code of the issuer.</param>
/// <param name="Number">Document number, letters and digits; longer than nine only on cards.</param>
/// <param name="Surname">Primary identifier.</param>
/// <param name="GivenNames">Secondary identifier; may be empty.</param>
/// <param name="Nationality">Code of the nationality.</param>
/// <param name="BirthDate">Date of birth.</param>
/// <param name="Sex">M, F or another text for unspecified.</param>
/// <param name="Expiry">Date of expiry.</param>
/// <param name="Optional">Optional data; what does not fit is cut.</param>
public sealed record MrzDocument(
    MrzFormat Format,
    string DocumentCode,
    string IssuingState,
    string Number,
    string Surname,
    string GivenNames,
    string Nationality,
    DateOnly BirthDate,
    string? Sex,
    DateOnly Expiry,
    string Optional = "");
