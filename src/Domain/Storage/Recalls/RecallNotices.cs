using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Notices;
using HealthAssess.Domain.Vaccinations;
using HealthAssess.Fhir;

namespace HealthAssess.Storage.Recalls;

/// <summary>
/// Writes a notice for everybody who has a dose of a recalled lot, at the Point of Entry that recorded it. In portions, each a transaction:
/// what was stopped goes on where it was, and a notice that is there already is not written twice.
/// </summary>
public sealed class RecallNotices(Database database, LotRecalls recalls, ResourceReader reader, ResourceStore store, TimeProvider time)
{
    private const int Portion = 200;

    private const string Places = """
        select r.id, r.point_of_entry, r.country from resource r where r.type = 'Immunization' and r.id = any($1) and r.point_of_entry is not null
        """;

    // Everywhere and restricted classes too: a recall is about the health of everybody who has a dose of it.
    private static readonly Caller Worker = Caller.Worker(Purpose.DirectCare, Permission.Work) with { Restricted = true };

    /// <summary>Queues what is due. Several processes may do so at once.</summary>
    /// <returns>How many notices were written.</returns>
    public async Task<int> Queue(CancellationToken cancellation)
    {
        var written = 0;
        foreach (var (id, begun) in await recalls.Unnoticed(cancellation))
        {
            var recall = (await recalls.Find(id, cancellation))!;
            for (var after = begun; ;)
            {
                var page = await reader.Search(Worker, "Immunization", Query(recall, after), cancellation);
                if (!page.Ok)
                {
                    break;
                }

                written += await Write(recall, page.Value, cancellation);
                await recalls.Noticed(id, after = page.Value.Next, time.GetUtcNow(), cancellation);
                if (after is null)
                {
                    break;
                }
            }
        }

        return written;
    }

    private static string Query(LotRecall recall, string? after) =>
        $"lot-number={Uri.EscapeDataString(recall.LotNumber)}&status=completed&_include=Immunization:patient&_count={Portion}" + (after is null ? "" : "&_cursor=" + Uri.EscapeDataString(after));

    private async Task<int> Write(LotRecall recall, SearchPage page, CancellationToken cancellation)
    {
        var patients = page.Included.Where(found => found.Type == "Patient").ToDictionary(found => "Patient/" + found.Id, found => found.Resource);
        var doses = page.Matches.Where(dose => RecalledDose.IsOf(dose.Resource, recall.Lot)).DistinctBy(dose => dose.Resource.Root["patient"]["reference"].Text).ToList();
        var written = 0;
        foreach (var (place, ids) in await Where(doses, cancellation))
        {
            var notices = doses.Where(dose => ids.Contains(dose.Id) && patients.ContainsKey(dose.Resource.Root["patient"]["reference"].Text ?? ""))
                .Select(dose => Notice(recall, dose, patients[dose.Resource.Root["patient"]["reference"].Text!])).ToList();
            var caller = Worker with { PointOfEntry = place.Id, Scope = new Scope(true, place.Country, []) };
            written += await Commit(notices, caller, cancellation);
        }

        return written;
    }

    // A record that is erased or sealed meanwhile takes no notice; that must not keep the others waiting.
    private async Task<int> Commit(List<Change> notices, Caller caller, CancellationToken cancellation)
    {
        var commit = await store.Commit(ChangeSet.Of(notices), caller, WriteOrigin.Live, "notices of a recall", cancellation);
        if (commit.Ok)
        {
            return commit.Value.Count(one => one.Result == WriteResult.Created);
        }

        var written = 0;
        foreach (var notice in notices.Count > 1 ? notices : [])
        {
            written += await Commit([notice], caller, cancellation);
        }

        return written;
    }

    private Change Notice(LotRecall recall, StoredResource dose, Resource patient)
    {
        var notice = new TravellerNotice(Ids.New(time), "Patient/" + patient.Id, NoticeCodes.LotRecalled, NoticeWords.LanguageOf(patient), time.GetUtcNow())
        {
            About = "Immunization/" + dose.Id,
            Recall = recall.Id,
            Topic = RecalledDose.NameOf(recall.Product, recall.LotNumber),
        };
        return Change.Create(notice.ToResource()) with { IfNoneExist = $"identifier={NoticeCodes.Recall}|{recall.Id}&patient=Patient/{patient.Id}" };
    }

    private async Task<IReadOnlyList<((Guid Id, string? Country) Place, HashSet<string> Doses)>> Where(List<StoredResource> doses, CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand(Places);
        command.Parameters.Add(new() { Value = doses.Select(dose => dose.Id).ToArray() });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        List<(string Dose, (Guid, string?) Place)> found = [];
        while (await row.ReadAsync(cancellation))
        {
            found.Add((row.GetString(0), (row.GetGuid(1), row.IsDBNull(2) ? null : row.GetString(2))));
        }

        return [.. found.GroupBy(one => one.Place, one => one.Dose).Select(place => (place.Key, place.ToHashSet()))];
    }
}
