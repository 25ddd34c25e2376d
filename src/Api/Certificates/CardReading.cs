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
        { Letter: { From: { } from, Until: { } until } letter } => Letter(Common(document, credentials, credential, claims), document, letter, from, until),
        { Doses: [{ Date: { } given } dose] } => Dose(Common(document, credentials, credential, claims), dose, given),
        _ => null,
    };

    // The person, the papers and who signed them: the same on a certificate and on a letter.
    private static CardView Common(DocumentReference document, IReadOnlyList<IssuedCredential> credentials, Credential credential, CertificateClaims claims) => new(
        Guid.Parse(document.Id!),
        claims.Person.Name ?? "",
        claims.Person.BirthDate ?? "",
        claims.Person.Sex ?? "unknown",
        claims.Person.Nationality ?? "XXX",
        claims.Person.DocumentNumber,
        claims.Person.Guardian,
        Product: "",
        ProductName: "",
        Disease: null,
        Dose: null,
        Lot: "",
        Clinician: null,
        Centre: null,
        DemoAuthority.Name,
        claims.Issued ?? Day(credential.IssuedAt),
        ValidFrom: default,
        ValidUntil: null,
        Day(credential.Expires),
        [.. credentials.Select(one => new CardForm(CertificateForms.Code(one.Form), one.Codes))],
        Demo: true);

    private static CardView Letter(CardView card, DocumentReference document, ClaimedLetter letter, DateOnly from, DateOnly until)
    {
        var reasons = LetterReasons.Of(document);
        return card with
        {
            Disease = letter.Disease,
            Clinician = letter.Clinician,
            Centre = letter.Centre,
            ValidFrom = from,
            ValidUntil = until,
            Letter = new LetterView(reasons?.Text, reasons?.Language),
        };
    }

    private static CardView Dose(CardView card, ClaimedDose dose, DateOnly given)
    {
        var kind = Kind(dose);
        var validity = IcvpValidity.Of(dose, ApprovedProducts.List) ?? kind?.Targets.Select(disease => IcvpValidity.Of(disease, given)).FirstOrDefault(rule => rule is not null);
        return card with
        {
            Product = dose.Product ?? "",
            ProductName = Vaccines.Product(dose.Product ?? "")?.Name ?? kind?.In("en") ?? dose.Product ?? "",
            Disease = validity?.Disease ?? (kind?.Targets is [var only] ? only : null),
            Dose = given,
            Lot = dose.Lot ?? "",
            Clinician = dose.Clinician,
            Centre = dose.Issuer,
            ValidFrom = validity?.From ?? given,
            ValidUntil = validity?.Until,
        };
    }

    // Forms name the vaccine each in its own code system.
    private static Vaccine? Kind(ClaimedDose dose) =>
        Vaccines.Product(dose.Product ?? "")?.Kind
        ?? new[] { CodeSystems.Cvx, CodeSystems.Icd11, CodeSystems.Atc }.Select(system => dose.Vaccine is { } code ? Vaccines.Find(system, code) : null).FirstOrDefault(kind => kind is not null);

    private static DateOnly? Day(DateTimeOffset? instant) => instant is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : null;
}
