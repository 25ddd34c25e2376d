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
    };

    public static IReadOnlyList<CertificateLine> Of(CardView card) =>
    [
        new("Date of birth", "Date de naissance", card.BirthDate),
        new("Sex", "Sexe", card.Sex),
        new("Nationality", "Nationalité", card.Nationality),
        new("Identity document", "Document d'identité", card.DocumentNumber),
        new("Parent or guardian", "Parent ou tuteur", card.Guardian),
        new("Disease", "Maladie", Diseases.GetValueOrDefault(card.Disease ?? "", card.Disease ?? "")),
        new("Vaccine", "Vaccin", card.ProductName),
        new("Date of vaccination", "Date de vaccination", Day(card.Dose)),
        new("Batch", "Lot", card.Lot),
        new("Clinician", "Clinicien", card.Clinician),
        new("Administering centre", "Centre habilité", card.Centre),
        new("Valid from", "Valable dès le", Day(card.ValidFrom)),
        new("Valid until", "Valable jusqu'au", card.ValidUntil is { } until ? Day(until) : "life of person vaccinated / vie entière du sujet vacciné"),
        new("Issued", "Délivré le", Day(card.Issued)),
        new("Electronic form good until", "Forme électronique bonne jusqu'au", Day(card.PaperUntil)),
    ];

    // As the credential writes it: the same to every reader of every language.
    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
