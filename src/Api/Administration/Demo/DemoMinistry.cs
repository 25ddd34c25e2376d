using System.Security.Cryptography;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Administration.Demo;
using HealthAssess.Storage.Administration;

namespace HealthAssess.Api.Administration.Demo;

/// <summary>The demo's ministry: a recipient, the agreement that is its legal basis, and the feeds of doses and of alerts under it.</summary>
internal static class DemoMinistry
{
    public static void AddTo(HealthDb database, Uri endpoint, TimeProvider time)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var recipient = new Recipient
        {
            Id = Ids.New(time),
            Name = "Ministry of Health (demo)",
            Country = DemoPlaces.Country,
            Endpoint = endpoint.ToString(),
            PseudonymKey = RandomNumberGenerator.GetBytes(32),
        };
        var agreement = new Agreement
        {
            Id = Ids.New(time),
            Recipient = recipient.Id,
            LegalBasis = "law",
            Purpose = nameof(Purpose.ContinuityOfCare),
            Reference = "Demo agreement 1",
            FromDate = today.AddDays(-1),
            UntilDate = today.AddYears(5),
        };
        database.Recipients.Add(recipient);
        database.Agreements.Add(agreement);
        database.Feeds.Add(Feed(recipient, agreement, "immunization-registry", "Immunization", time));
        database.Feeds.Add(Feed(recipient, agreement, "notifiable-disease", "ClinicalImpression", time));
    }

    private static FeedRow Feed(Recipient recipient, Agreement agreement, string profile, string type, TimeProvider time) =>
        new() { Id = Ids.New(time), Recipient = recipient.Id, Agreement = agreement.Id, Profile = profile, Types = [type] };
}
