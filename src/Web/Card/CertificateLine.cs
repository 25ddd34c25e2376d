using System.Globalization;
using HealthAssess.Api.Certificates;

namespace HealthAssess.Web.Card;

/// <summary>One line of the certificate in its two obligatory languages.</summary>
/// <remarks>IHR Annex 6 and WHO ICVP REQ-CC-04: English or French is always there; others may be added, none may replace them.</remarks>
internal sealed record CertificateLine(string English, string French, string? Value)
{
    private static readonly Dictionary<string, string> Diseases = new(StringComparer.Ordinal)
    {
        ["1D47"] = "Yellow fever / Fièvre jaune",
        ["1C81"] = "Poliomyelitis / Poliomyélite",
        ["1C1C"] = "Meningococcal disease / Infection à méningocoque",
    };

    public static IReadOnlyList<CertificateLine> Of(CardView card) => [.. OfPerson(card), .. card.Letter is null ? OfDose(card) : OfLetter(card), .. OfPaper(card)];

    private static IEnumerable<CertificateLine> OfPerson(CardView card) =>
    [
        new("Date of birth", "Date de naissance", card.BirthDate),
        new("Sex", "Sexe", card.Sex),
        new("Nationality", "Nationalité", card.Nationality),
        new("Identity document", "Document d'identité", card.DocumentNumber),
        new("Parent or guardian", "Parent ou tuteur", card.Guardian),
    ];

    private static IEnumerable<CertificateLine> OfLetter(CardView card) =>
    [
        new("Contraindicated vaccination", "Vaccination contre-indiquée", Disease(card)),
        new("Grounds", "Motifs", "medical / médicaux"),
        new("Clinician", "Clinicien", card.Clinician),
        new("Centre", "Centre", card.Centre),
        new("Good from", "Valable dès le", Day(card.ValidFrom)),
        new("Good until", "Valable jusqu'au", Day(card.ValidUntil)),
    ];

    private static IEnumerable<CertificateLine> OfDose(CardView card) =>
    [
        new("Disease", "Maladie", Disease(card)),
        new("Vaccine", "Vaccin", card.ProductName),
        new("Date of vaccination", "Date de vaccination", Day(card.Dose)),
        new("Batch", "Lot", card.Lot),
        new("Clinician", "Clinicien", card.Clinician),
        new("Administering centre", "Centre habilité", card.Centre),
        new("Valid from", "Valable dès le", Day(card.ValidFrom)),
        new("Valid until", "Valable jusqu'au", card.ValidUntil is { } until ? Day(until) : "life of person vaccinated / vie entière du sujet vacciné"),
    ];

    private static IEnumerable<CertificateLine> OfPaper(CardView card) =>
    [
        new("Issued", "Délivré le", Day(card.Issued)),
        new("Electronic form good until", "Forme électronique bonne jusqu'au", Day(card.PaperUntil)),
    ];

    private static string Disease(CardView card) => Diseases.GetValueOrDefault(card.Disease ?? "", card.Disease ?? "");

    // As the credential writes it: the same to every reader of every language.
    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
