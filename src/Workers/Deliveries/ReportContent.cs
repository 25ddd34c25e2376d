using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Feeds;
using HealthAssess.Fhir;
using HealthAssess.Storage;
using HealthAssess.Storage.Outbox;

namespace HealthAssess.Workers.Deliveries;

/// <summary>
/// Builds a report at the moment it is sent, from what is then on record, under the agreement and the consent then in
/// force (PR-05, PR-19). What has been withdrawn or erased meanwhile does not leave.
/// </summary>
internal sealed class ReportContent(Subscriptions subscriptions, ResourceReader reader, TimeProvider time)
{
    public async Task<BuiltReport> Build(ClaimedDelivery delivery, CancellationToken cancellation)
    {
        var (type, id) = Split(delivery.Subject);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        if (await subscriptions.Find(delivery.Recipient, type, today, cancellation) is not { } subscription)
        {
            return BuiltReport.Nothing("no agreement in force");
        }

        if (DisclosureProfiles.Find(subscription.Profile) is not { } profile || !Enum.TryParse<Purpose>(subscription.Purpose, out var purpose))
        {
            return BuiltReport.Nothing("unknown disclosure profile or purpose");
        }

        var worker = Caller.Worker(purpose, Permission.Work);
        if (subscription.NeedsConsent && !ConsentDecision.Permits(await Consents(worker, delivery.Person, cancellation), purpose, delivery.Recipient))
        {
            return BuiltReport.Nothing("no consent");
        }

        if (await Read(worker, type, id, cancellation) is not { } subject)
        {
            return BuiltReport.Nothing("no longer on record");
        }

        var resources = await Around(worker, subject, cancellation);
        return new BuiltReport(subscription.Endpoint, Report.Build(profile, subscription.PseudonymKey, resources), null);
    }

    // The traveller and the place first, then what is reported about them.
    private async Task<IReadOnlyList<Resource>> Around(Caller worker, Resource subject, CancellationToken cancellation)
    {
        var resources = new List<Resource>(3);
        if ((subject.Root["patient"]["reference"].Text ?? subject.Root["subject"]["reference"].Text)?.Split('/') is ["Patient", var patient] && await Read(worker, "Patient", patient, cancellation) is { } traveller)
        {
            resources.Add(traveller);
        }

        if (subject.Root["location"]["reference"].Text?.Split('/') is ["Location", var place]
            && await Read(worker, "Location", place, cancellation) is { } location)
        {
            resources.Add(location);
        }

        resources.Add(subject);
        return resources;
    }

    private async Task<IEnumerable<Resource>> Consents(Caller worker, Guid person, CancellationToken cancellation)
    {
        var found = await reader.Search(worker, "Consent", $"patient=Patient/{person}&_count=1000", cancellation);
        return Known(found).Matches.Select(stored => stored.Resource);
    }

    private async Task<Resource?> Read(Caller worker, string type, string id, CancellationToken cancellation)
    {
        var found = await reader.Read(worker, type, id, cancellation);
        return found.Refusals is [{ Kind: RefusalKind.NotFound or RefusalKind.Deleted }] ? null : Known(found).Resource;
    }

    // A database that does not answer is no reason to withhold: the attempt fails and is made again.
    private static T Known<T>(Outcome<T> outcome) => outcome.Ok ? outcome.Value : throw new TimeoutException(outcome.Refusals[0].Key);

    private static (string Type, string Id) Split(string subject)
    {
        var slash = subject.IndexOf('/', StringComparison.Ordinal);
        return (subject[..slash], subject[(slash + 1)..]);
    }
}
