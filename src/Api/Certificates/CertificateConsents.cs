using System.Globalization;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Certificates;
using HealthAssess.Domain.Registration;
using HealthAssess.Storage;

namespace HealthAssess.Api.Certificates;

/// <summary>What a traveller says of certificates: read from the record, and written to it when they say it now.</summary>
internal sealed class CertificateConsents(Caller caller, ResourceReader reader)
{
    private const int MostConsents = 200;

    /// <summary>Why none may be issued, or null.</summary>
    public async Task<Refusal?> Objection(TravellerId traveller, bool? saysNow, CancellationToken cancellation)
    {
        var found = await reader.Search(caller, "Consent", $"patient={traveller}&_count={MostConsents}", cancellation);
        return CertificateConsent.Objection(saysNow, found.Ok ? CertificateConsent.Of(found.Value.Matches.Select(match => match.Resource)) : null);
    }

    /// <summary>A yes that was said now, as it goes on record.</summary>
    public static Change Yes(Guid id, TravellerId traveller, DateTimeOffset at) =>
        Change.Create(new ConsentChoice(id, traveller, Purpose.VaccinationCertificate, true, at, Spoken, null).ToResource());

    // Asked at the counter, in the language of the counter; a consent explained in another is recorded on its own page.
    private static string Spoken => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName is { Length: 2 } language and not "iv" ? language : "en";
}
