namespace HealthAssess.Api.Certificates;

/// <summary>A certificate as its traveller sees it: what the credential itself says, nothing else.</summary>
/// <param name="Document">Id of the DocumentReference.</param>
/// <param name="Name">Name as on the travel document.</param>
/// <param name="BirthDate">Date of birth.</param>
/// <param name="Sex">male, female or unknown.</param>
/// <param name="Nationality">Three letters.</param>
/// <param name="DocumentNumber">Number of the travel document, or null.</param>
/// <param name="Guardian">Parent or guardian, or null.</param>
/// <param name="Product">WHO product id.</param>
/// <param name="ProductName">Name on the box, or the id where it is not known.</param>
/// <param name="Disease">ICD-11 code of the disease.</param>
/// <param name="Dose">Day of the dose; null on a letter.</param>
/// <param name="Lot">Lot.</param>
/// <param name="Clinician">Supervising clinician, or null.</param>
/// <param name="Centre">Administering centre, or null.</param>
/// <param name="Issuer">Name of the authority that signed.</param>
/// <param name="Issued">Day of issue.</param>
/// <param name="ValidFrom">First day on which it is medically valid, or on which a letter is good.</param>
/// <param name="ValidUntil">Last such day; null for the life of the person vaccinated.</param>
/// <param name="PaperUntil">Day after which the electronic form must be issued anew; says nothing of the vaccine.</param>
/// <param name="Forms">Its forms with their codes, the first for the eye.</param>
/// <param name="Demo">True for a demonstration authority, which no state recognises.</param>
public sealed record CardView(
    Guid Document,
    string Name,
    string BirthDate,
    string Sex,
    string Nationality,
    string? DocumentNumber,
    string? Guardian,
    string Product,
    string ProductName,
    string? Disease,
    DateOnly? Dose,
    string Lot,
    string? Clinician,
    string? Centre,
    string Issuer,
    DateOnly? Issued,
    DateOnly ValidFrom,
    DateOnly? ValidUntil,
    DateOnly? PaperUntil,
    IReadOnlyList<CardForm> Forms,
    bool Demo)
{
    /// <summary>A contraindication letter's own part; null on a certificate of a dose.</summary>
    public LetterView? Letter { get; init; }

    /// <summary>True when it took the place of an earlier one, whose papers count no more or not for long.</summary>
    public bool Anew { get; init; }

    /// <summary>When it was taken back; null while it is good.</summary>
    public DateTimeOffset? Revoked { get; init; }

    /// <summary>True when one of the forms is the international certificate.</summary>
    public bool International => Forms.Any(form => form.Form == "hcert-icvp");
}
