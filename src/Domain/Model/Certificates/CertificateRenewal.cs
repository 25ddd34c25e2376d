using System.Globalization;
using HealthAssess.Certificates;
using HealthAssess.Certificates.Claims;
using HealthAssess.Certificates.Icvp;
using HealthAssess.Domain.Administration;
using HealthAssess.Fhir;
using Dose = HealthAssess.Fhir.Immunization;

namespace HealthAssess.Domain.Certificates;

/// <summary>A certificate issued anew: the same dose, traveller and forms, with what its issuer added then, or why it may not be.</summary>
public static class CertificateRenewal
{
    /// <summary>Why a fresh paper carries a date of birth that the record knows in part only.</summary>
    private const string AsBefore = "as on the certificate that it replaces";

    /// <summary>The dose ready to be stated again, and in which forms.</summary>
    /// <param name="document">The certificate.</param>
    /// <param name="dose">Its dose as recorded now, or null where that is gone.</param>
    /// <param name="traveller">Its traveller as recorded now, or null where the record is gone.</param>
    /// <param name="consent">The traveller's newest decision about certificates.</param>
    /// <param name="place">Where it was issued, or null where that is not known.</param>
    /// <param name="today">The day there.</param>
    public static Outcome<(CertifiedDose Dose, IReadOnlyList<CertificateForm> Forms)> Of(
        DocumentReference document, Dose? dose, Patient? traveller, bool? consent, PointOfEntry? place, DateOnly today)
    {
        var credentials = IssuedDocument.CredentialsOf(document);
        var claims = credentials.Select(credential => CredentialReader.Read([credential.Text]).Claims).OfType<CertificateClaims>().ToList();
        if (dose is not { } given || traveller is not { } person || claims is not [{ Doses: [var stated, ..] }, ..])
        {
            return RenewalObjections.RecordGone;
        }

        if (RenewalObjections.Of(document, consent) is { } objection)
        {
            return objection;
        }

        if (IcvpValidity.Of(stated, ApprovedProducts.List)?.Until < today)
        {
            return RenewalObjections.No("certificate-validity-ended", "The dose protects no longer.");
        }

        var facts = new IssuingFacts(today, stated.Issuer ?? place?.Name, place?.Country ?? "XXX", BirthDate(person, claims), claims.Select(one => one.Person.Guardian).FirstOrDefault(name => name is not null));
        var certified = CertifiedDose.Of(given, person, facts);
        return certified.Ok
            ? Outcome<(CertifiedDose, IReadOnlyList<CertificateForm>)>.Of((certified.Value, [.. credentials.Select(credential => credential.Form)]))
            : Outcome<(CertifiedDose, IReadOnlyList<CertificateForm>)>.Refused(certified.Refusals);
    }

    internal static BirthDateDecision? BirthDate(Patient traveller, IReadOnlyList<CertificateClaims> claims) =>
        traveller.BirthDate?.ToDateOnly() is not null ? null
        : claims.Select(one => Whole(one.Person.BirthDate)).FirstOrDefault(date => date is not null) is { } whole ? new BirthDateDecision(whole, AsBefore)
        : null;

    private static DateOnly? Whole(string? date) =>
        DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var whole) ? whole : null;
}
