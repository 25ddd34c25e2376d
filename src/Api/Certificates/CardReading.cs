using HealthAssess.Certificates;
using HealthAssess.Certificates.Claims;
using HealthAssess.Certificates.Icvp;
using HealthAssess.Domain.Certificates;
using HealthAssess.Fhir;
using HealthAssess.Immunization;

namespace HealthAssess.Api.Certificates;

/// <summary>Reads the card out of the credential that a document holds, so that the eye and the scanner see the same.</summary>
internal static class CardReading
{
    public static CardView? Of(DocumentReference document) =>
        IssuedDocument.CredentialOf(document) is { } text
        && CredentialReader.Read([text]) is { Claims: { Doses: [{ Date: { } given } dose] } claims } credential
            ? View(Guid.Parse(document.Id!), text, credential, claims, dose, given)
            : null;

    private static CardView View(Guid document, string text, Credential credential, CertificateClaims claims, ClaimedDose dose, DateOnly given)
    {
        var validity = IcvpValidity.Of(dose, ApprovedProducts.List);
        var person = claims.Person;
        return new CardView(
            document,
            person.Name ?? "",
            person.BirthDate ?? "",
            person.Sex ?? "unknown",
            person.Nationality ?? "XXX",
            person.DocumentNumber,
            person.Guardian,
            dose.Product ?? "",
            Vaccines.Product(dose.Product ?? "")?.Name ?? dose.Product ?? "",
            validity?.Disease,
            given,
            dose.Lot ?? "",
            dose.Clinician,
            dose.Issuer,
            DemoAuthority.Name,
            claims.Issued,
            validity?.From ?? given,
            validity?.Until,
            credential.Expires is { } end ? DateOnly.FromDateTime(end.UtcDateTime) : null,
            text,
            Demo: true);
    }
}
