using HealthAssess.Fhir;

namespace HealthAssess.Domain.Registration;

/// <summary>What registration records of a person and staff may correct later. Null is not known, and so is what was left empty.</summary>
/// <param name="Family">Family name as printed.</param>
/// <param name="Given">Given names as printed, separated by blanks.</param>
/// <param name="LatinFamily">Family name in Latin letters, where the printed one is not.</param>
/// <param name="LatinGiven">Given names in Latin letters.</param>
/// <param name="Alias">What somebody without a document is called.</param>
/// <param name="BirthDate">A year, a month (yyyy-MM) or a day (yyyy-MM-dd).</param>
/// <param name="BirthDateEstimated">True when somebody guessed it.</param>
/// <param name="Sex">male, female, other or unknown.</param>
/// <param name="Nationality">ISO 3166-1 alpha-3.</param>
/// <param name="Documents">Passports and identity documents of a known issuing country.</param>
/// <param name="Language">Preferred language (BCP 47).</param>
/// <param name="Phone">Phone number.</param>
public sealed record TravellerDetails(
    string? Family, string? Given, string? LatinFamily, string? LatinGiven, string? Alias, string? BirthDate, bool BirthDateEstimated,
    string? Sex, string? Nationality, IReadOnlyList<DocumentDetails> Documents, string? Language, string? Phone)
{
    /// <inheritdoc cref="TravellerDetails"/>
    public string? Family { get; init; } = Text(Family);

    /// <inheritdoc cref="TravellerDetails"/>
    public string? Given { get; init; } = Text(Given);

    /// <inheritdoc cref="TravellerDetails"/>
    public string? LatinFamily { get; init; } = Text(LatinFamily);

    /// <inheritdoc cref="TravellerDetails"/>
    public string? LatinGiven { get; init; } = Text(LatinGiven);

    /// <inheritdoc cref="TravellerDetails"/>
    public string? Alias { get; init; } = Text(Alias);

    /// <inheritdoc cref="TravellerDetails"/>
    public string? BirthDate { get; init; } = Text(BirthDate);

    /// <inheritdoc cref="TravellerDetails"/>
    public bool BirthDateEstimated { get; init; } = BirthDateEstimated && Text(BirthDate) is not null;

    /// <inheritdoc cref="TravellerDetails"/>
    public string? Nationality { get; init; } = Text(Nationality);

    /// <inheritdoc cref="TravellerDetails"/>
    public string? Language { get; init; } = Text(Language);

    /// <inheritdoc cref="TravellerDetails"/>
    public string? Phone { get; init; } = Text(Phone);

    /// <summary>What a Patient says, whoever wrote it.</summary>
    public static TravellerDetails Of(Resource patient)
    {
        var parts = new PatientParts(PatientBuilder.From(patient));
        var (family, given) = PatientParts.Said(parts.Printed);
        return new TravellerDetails(
            family, given, parts.Latin?.Family, PatientParts.Given(parts.Latin), parts.Alias?.Text,
            parts.Patient.BirthDate?.ToString(), TravellerIdentity.Of(patient).BirthDateEstimated,
            parts.Patient.Gender ?? "unknown", PatientParts.CountryOf(parts.Nationality),
            [.. parts.Patient.Identifier.Index().Select(one => DocumentDetails.Of(one.Index, one.Item)).OfType<DocumentDetails>()],
            PatientParts.CodeOf(parts.Language), parts.Phone?.Value);
    }

    /// <summary>The parts in which the other says something else: names, birthDate, sex, nationality, documents, language, phone.</summary>
    public IReadOnlyList<string> DifferencesFrom(TravellerDetails other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return
        [
            .. new (string Part, bool Same)[]
            {
                ("names", (Family, Given, LatinFamily, LatinGiven, Alias) == (other.Family, other.Given, other.LatinFamily, other.LatinGiven, other.Alias)),
                ("birthDate", (BirthDate, BirthDateEstimated) == (other.BirthDate, other.BirthDateEstimated)),
                ("sex", Sex == other.Sex), ("nationality", Nationality == other.Nationality), ("documents", Documents.SequenceEqual(other.Documents)),
                ("language", Language == other.Language), ("phone", Phone == other.Phone),
            }.Where(one => !one.Same).Select(one => one.Part),
        ];
    }

    /// <summary>What was left empty is not known.</summary>
    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
