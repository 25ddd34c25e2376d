using HealthAssess.Domain.Access;
using HealthAssess.Domain.Registration;
using HealthAssess.Fhir;

namespace HealthAssess.Domain.Feeds;

/// <summary>What a traveller last decided about sending their data for a purpose (PR-05).</summary>
/// <remarks>No decision is no consent: default deny.</remarks>
public static class ConsentDecision
{
    /// <summary>True when the newest decision that covers the purpose and the recipient is a yes.</summary>
    /// <param name="consents">The traveller's Consent resources, in any order.</param>
    /// <param name="purpose">What it would be sent for.</param>
    /// <param name="recipient">To whom.</param>
    public static bool Permits(IEnumerable<Resource> consents, Purpose purpose, Guid recipient)
    {
        var code = ConsentChoice.Asked.FirstOrDefault(asked => asked.Value == purpose).Key;
        var newest = consents
            .Select(consent => consent.Root)
            .Where(consent => Covers(consent["provision"], code, recipient))
            .OrderByDescending(consent => consent["dateTime"].Date?.Earliest)
            .ThenByDescending(consent => consent.Resource.Id, StringComparer.Ordinal)
            .FirstOrDefault();
        return newest.Exists && newest["status"].Text == "active" && newest["provision"]["type"].Text == "permit";
    }

    private static bool Covers(Element provision, string? code, Guid recipient) =>
        code is not null && OfPurpose(provision, code) && OfRecipient(provision, recipient);

    private static bool OfPurpose(Element provision, string code)
    {
        foreach (var purpose in provision.All("purpose"))
        {
            if (purpose["system"].Text == ConsentChoice.PurposeSystem && purpose["code"].Text == code)
            {
                return true;
            }
        }

        return false;
    }

    // A decision that names no recipient is about all of them.
    private static bool OfRecipient(Element provision, Guid recipient)
    {
        var named = false;
        foreach (var actor in provision.All("actor"))
        {
            named = true;
            if (actor["reference"]["reference"].Text == $"Organization/{recipient}")
            {
                return true;
            }
        }

        return !named;
    }
}
