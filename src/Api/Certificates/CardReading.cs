using HealthAssess.Certificates;
using HealthAssess.Certificates.Claims;
using HealthAssess.Certificates.Icvp;
using HealthAssess.Domain.Certificates;
using HealthAssess.Fhir;
using HealthAssess.Immunization;

namespace HealthAssess.Api.Certificates;

/// <summary>Reads the card out of the credentials that a document holds, so that the eye and the scanner see the same.</summary>
internal static class CardReading
{
    public static CardView? Of(DocumentReference document) =>
        IssuedDocument.CredentialsOf(document) is [var first, ..] credentials
        && CredentialReader.Read([first.Text]) is { Claims: { } claims } credential
        && View(document, credentials, credential, claims) is { } view
            ? view with { Anew = document.RelatesTo.Any(other => other.Code == "replaces") }
            : null;

    private static CardView? View(DocumentReference document, IReadOnlyList<IssuedCredential> credentials, Credential credential, CertificateClaims claims) => claims switch
    {
        { Letter: { From: { } from, Until: { } until } letter } => View(document, credentials, credential, claims, letter, from, until),
        { Doses: [{ Date: { } given } dose] } => View(Guid.Parse(document.Id!), credentials, credential, claims, dose, given),
        _ => null,
    };

    private static CardView View(
        DocumentReference document, IReadOnlyList<IssuedCredential> credentials, Credential credential, CertificateClaims claims, ClaimedLetter letter, DateOnly from, DateOnly until)
    {
        var (person, reasons) = (claims.Person, LetterReasons.Of(document));
        return new CardView(
            Guid.Parse(document.Id!),
            person.Name ?? "",
            person.BirthDate ?? "",
            person.Sex ?? "unknown",
            person.Nationality ?? "XXX",
            person.DocumentNumber,
            person.Guardian,
            "",
            "",
            letter.Disease,
            null,
            "",
            letter.Clinician,
            letter.Centre,
            DemoAuthority.Name,
            claims.Issued ?? Day(credential.IssuedAt),
            from,
            until,
            Day(credential.Expires),
            [.. credentials.Select(one => new CardForm(CertificateForms.Code(one.Form), one.Codes))],
            Demo: true)
        {
            Letter = new LetterView(reasons?.Text, reasons?.Language),
        };
    }

    private static CardView View(
        Guid document, IReadOnlyList<IssuedCredential> credentials, Credential credential, CertificateClaims claims, ClaimedDose dose, DateOnly given)
    {
        var (person, kind) = (claims.Person, Kind(dose));
        var validity = IcvpValidity.Of(dose, ApprovedProducts.List) ?? kind?.Targets.Select(disease => IcvpValidity.Of(disease, given)).FirstOrDefault(rule => rule is not null);
        return new CardView(
            document,
            person.Name ?? "",
            person.BirthDate ?? "",
            person.Sex ?? "unknown",
            person.Nationality ?? "XXX",
            person.DocumentNumber,
            person.Guardian,
            dose.Product ?? "",
            Vaccines.Product(dose.Product ?? "")?.Name ?? kind?.In("en") ?? dose.Product ?? "",
            validity?.Disease ?? (kind?.Targets is [var only] ? only : null),
            given,
            dose.Lot ?? "",
            dose.Clinician,
            dose.Issuer,
            DemoAuthority.Name,
            claims.Issued ?? Day(credential.IssuedAt),
            validity?.From ?? given,
            validity?.Until,
            Day(credential.Expires),
            [.. credentials.Select(one => new CardForm(CertificateForms.Code(one.Form), one.Codes))],
            Demo: true);
    }

    // Forms name the vaccine each in its own code system.
    private static Vaccine? Kind(ClaimedDose dose) =>
        Vaccines.Product(dose.Product ?? "")?.Kind
        ?? new[] { CodeSystems.Cvx, CodeSystems.Icd11, CodeSystems.Atc }.Select(system => dose.Vaccine is { } code ? Vaccines.Find(system, code) : null).FirstOrDefault(kind => kind is not null);

    private static DateOnly? Day(DateTimeOffset? instant) => instant is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : null;
}
