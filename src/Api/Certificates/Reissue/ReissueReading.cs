using HealthAssess.Api.Access;
using HealthAssess.Domain;
using HealthAssess.Storage;
using HealthAssess.Storage.Certificates;

namespace HealthAssess.Api.Certificates.Reissue;

/// <summary>Reads what a batch of certificates is made anew from: two searches, whatever its size.</summary>
internal sealed class ReissueReading(Caller caller, ResourceReader reader, HerePointOfEntry here)
{
    private const int ConsentsEach = 40;

    public async Task<Outcome<ReissueRecords>> Read(IReadOnlyList<ReissueItem> items, CancellationToken cancellation)
    {
        var documents = await reader.Search(
            caller, "DocumentReference", $"_id={List(items.Select(item => item.Document))}&_count={items.Count}&_include=DocumentReference:patient&_include=DocumentReference:related", cancellation);
        if (!documents.Ok)
        {
            return Outcome<ReissueRecords>.Refused(documents.Refusals);
        }

        var consents = await reader.Search(caller, "Consent", $"patient={List(items.Select(item => item.Person).Distinct())}&_count={items.Count * ConsentsEach}", cancellation);
        return consents.Ok
            ? Outcome<ReissueRecords>.Of(new ReissueRecords(
                documents.Value.Matches, documents.Value.Included, consents.Value.Matches, caller.PointOfEntry is null ? null : await here.Get(cancellation)))
            : Outcome<ReissueRecords>.Refused(consents.Refusals);
    }

    private static string List(IEnumerable<Guid> ids) => string.Join(',', ids);
}
