using HealthAssess.Certificates;
using HealthAssess.Certificates.Letters;
using HealthAssess.Domain.Administration;
using HealthAssess.Fhir;

namespace HealthAssess.Domain.Certificates;

/// <summary>A letter issued anew: the same opinion to the same day, or why it may not be.</summary>
public static class LetterRenewal
{
    /// <summary>The statement under a new id.</summary>
    /// <param name="document">The letter.</param>
    /// <param name="ground">What it rests on as recorded now, or null where that is gone.</param>
    /// <param name="traveller">Its traveller as recorded now, or null where the record is gone.</param>
    /// <param name="consent">The traveller's newest decision about certificates.</param>
    /// <param name="place">Where it was issued, or null where that is not known.</param>
    /// <param name="writing">What will write it.</param>
    /// <param name="lostKey">True when its signer was lost; without that only what its signer cut short is issued anew.</param>
    public static Outcome<LetterStatement> Of(
        DocumentReference document, Resource? ground, Patient? traveller, bool? consent, PointOfEntry? place, CertificateWriting writing, bool lostKey)
    {
        ArgumentNullException.ThrowIfNull(writing);
        var credential = IssuedDocument.CredentialsOf(document) is [var letter] ? CredentialReader.Read([letter.Text]) : null;
        if (credential?.Claims is not { Letter: { Disease: { } disease, From: { } from, Until: { } until } stated } claims || traveller is not { } person)
        {
            return RenewalObjections.RecordGone;
        }

        if (RenewalObjections.Of(document, consent) is { } objection)
        {
            return objection;
        }

        if (ground is null || LetterDisease.Of(disease) is not { } known || !LetterGround.Supports(ground, known))
        {
            return RenewalObjections.No("letter-ground-gone", "The record no longer supports it. Whether the opinion still holds is for a clinician to say.");
        }

        var today = place is null ? DateOnly.FromDateTime(writing.At.UtcDateTime) : DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(writing.At, TimeZoneInfo.FindSystemTimeZoneById(place.TimeZone)).DateTime);
        var facts = new IssuingFacts(today, stated.Centre, stated.Country ?? place?.Country ?? "XXX", CertificateRenewal.BirthDate(person, [claims]), claims.Person.Guardian);
        var statement = LetterMapping.Statement(new LetterOpinion(disease, from, until, stated.Clinician), person, facts, writing.CertificateId);
        return statement.Ok && !lostKey && credential.Expires >= writing.Ends(statement.Value)
            ? RenewalObjections.No("letter-ends", "It ends on its own last day, not with its signer.")
            : statement;
    }
}
