using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage.Administration;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HealthAssess.Api.Feeds;

/// <summary>Who is sent reports from the caller's country, on which legal basis, and what of them each may see.</summary>
[Requires(Permission.ReadDeliveries)]
public sealed record ListRecipients : IQuery<IReadOnlyList<RecipientView>>;

/// <summary>A registered recipient.</summary>
/// <param name="Name">The ministry's name.</param>
/// <param name="Country">ISO 3166-1 alpha-3.</param>
/// <param name="Endpoint">Where reports are posted.</param>
/// <param name="Feeds">What it is sent.</param>
public sealed record RecipientView(string Name, string Country, string Endpoint, IReadOnlyList<FeedView> Feeds);

/// <summary>A standing subscription under its agreement.</summary>
/// <param name="Profile">Name of the disclosure profile: what this recipient may see.</param>
/// <param name="Types">FHIR resource types it is sent.</param>
/// <param name="LegalBasis">law or consent.</param>
/// <param name="Reference">Reference of the agreement.</param>
/// <param name="Until">Last day of the agreement; nothing is sent after it.</param>
/// <param name="Active">False while it is switched off.</param>
public sealed record FeedView(string Profile, IReadOnlyList<string> Types, string LegalBasis, string Reference, DateOnly Until, bool Active);

internal sealed class ListRecipientsHandler(HealthDb database, Caller caller) : IRequestHandler<ListRecipients, Outcome<IReadOnlyList<RecipientView>>>
{
    public async Task<Outcome<IReadOnlyList<RecipientView>>> Handle(ListRecipients request, CancellationToken cancellationToken)
    {
        var country = caller.Scope.Everywhere ? null : caller.Scope.Country ?? "";
        var recipients = await database.Recipients.AsNoTracking().Where(one => country == null || one.Country == country).OrderBy(one => one.Name).ToListAsync(cancellationToken);
        var agreements = await database.Agreements.AsNoTracking().ToDictionaryAsync(one => one.Id, cancellationToken);
        var feeds = (await database.Feeds.AsNoTracking().ToListAsync(cancellationToken)).ToLookup(feed => feed.Recipient);
        return Outcome<IReadOnlyList<RecipientView>>.Of([.. recipients.Select(one =>
            new RecipientView(one.Name, one.Country, one.Endpoint, [.. feeds[one.Id].Select(feed => View(feed, agreements[feed.Agreement]))]))]);
    }

    private static FeedView View(FeedRow feed, Agreement agreement) =>
        new(feed.Profile, feed.Types, agreement.LegalBasis, agreement.Reference, agreement.UntilDate, feed.Active);
}
