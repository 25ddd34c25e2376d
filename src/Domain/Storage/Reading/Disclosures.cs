using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage.Audit;

namespace HealthAssess.Storage.Reading;

/// <summary>Audits what a read is about to show: one row for each person, before the answer leaves.</summary>
internal sealed class Disclosures(AuditLog audit, TimeProvider time)
{
    /// <summary>PR-03, the last wall: two before this one would have to have failed.</summary>
    public static void Wall(Caller caller, bool ofPerson)
    {
        if (ofPerson && Firewall.Blocks(caller))
        {
            throw new InvalidOperationException("A record of a person was about to leave for an organisation behind the firewall.");
        }
    }

    /// <summary>Audits a number, or that a search found nobody: of those whom the question names, or of nobody in particular.</summary>
    public Task Counted(Caller caller, string note, IReadOnlyCollection<Guid> named, CancellationToken cancellation) => named.Count > 0
        ? Unshown(caller, note, named, cancellation)
        : audit.Record([new AuditRow(time.GetUtcNow(), Ids.New(time), AuditRow.Execute, AuditRow.Done, caller, null, [], note)], cancellation);

    /// <summary>Audits what was told of these without showing a resource: that one is deleted, that nothing has changed.</summary>
    public Task Unshown(Caller caller, string note, IEnumerable<Guid> about, CancellationToken cancellation)
    {
        var (now, request) = (time.GetUtcNow(), Ids.New(time));
        return audit.Record([.. about.Select(person => new AuditRow(now, request, AuditRow.Read, AuditRow.Done, caller, person, [], note))], cancellation);
    }

    public Task Of(Caller caller, string note, IEnumerable<StoredResource> shown, CancellationToken cancellation)
    {
        var (now, request) = (time.GetUtcNow(), Ids.New(time));
        var rows = shown
            .Where(one => one.Person is not null)
            .GroupBy(one => one.Person!.Value)
            .Select(group => new AuditRow(
                now, request, AuditRow.Read, AuditRow.Done, caller, group.Key, [.. group.Select(one => $"{one.Type}/{one.Id}/_history/{one.Version}")], note))
            .ToList();
        Wall(caller, rows.Count > 0);
        return audit.Record(rows, cancellation);
    }
}
