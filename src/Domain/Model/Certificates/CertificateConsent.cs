using HealthAssess.Domain.Access;
using HealthAssess.Domain.Registration;
using HealthAssess.Fhir;

namespace HealthAssess.Domain.Certificates;

/// <summary>Whether a traveller wants a certificate. It leaves with them and tells of them, so nobody issues one unasked (PR-05).</summary>
public static class CertificateConsent
{
    /// <summary>The newest decision: yes, no, or null when nobody has asked.</summary>
    /// <param name="consents">The traveller's Consent resources, in any order.</param>
    public static bool? Of(IEnumerable<Resource> consents)
    {
        var code = ConsentChoice.Asked.First(asked => asked.Value == Purpose.VaccinationCertificate).Key;
        var newest = consents.Select(consent => consent.Root)
            .Where(consent => consent["provision"].All("purpose").Any(purpose => purpose["system"].Text == ConsentChoice.PurposeSystem && purpose["code"].Text == code))
            .OrderByDescending(consent => consent["dateTime"].Date?.Earliest)
            .ThenByDescending(consent => consent.Resource.Id, StringComparer.Ordinal)
            .FirstOrDefault();
        return newest.Exists ? newest["status"].Text == "active" && newest["provision"]["type"].Text == "permit" : null;
    }

    /// <summary>Why not, or null: what the traveller says now counts before what the record says.</summary>
    public static Refusal? Objection(bool? saysNow, bool? recorded) => (saysNow ?? recorded) switch
    {
        true => null,
        false => new(RefusalKind.BusinessRule, "certificate-consent-refused", "The traveller does not want a certificate. Care goes on; ask again only if they change their mind.", "consent"),
        null => new(RefusalKind.Required, "certificate-consent-missing", "Ask the traveller whether they want a certificate, and record the answer.", "consent"),
    };
}
