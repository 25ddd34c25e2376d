using System.Security.Cryptography;
using HealthAssess.Domain;
using HealthAssess.Storage.Access;
using HealthAssess.Storage.Audit;
using HealthAssess.Storage.Index;
using HealthAssess.Storage.Keys;
using HealthAssess.Storage.Outbox;
using HealthAssess.Storage.Search;

namespace HealthAssess.Storage.Records;

/// <summary>Steps 6 to 8: seals the content, writes everything in one batch and answers what became of each change.</summary>
internal sealed class CommitWriting(IndexBuilder index, DataKeys keys, OutboxBell bell, TimeProvider time)
{
    public async Task<IReadOnlyList<Written>> Write(
        CommitRequest request, IReadOnlyList<PendingWrite> writes, ChangeSet all, long? feeds, CommitWork work, CancellationToken cancellation)
    {
        var open = writes.Where(write => write.Answer is null).ToList();
        var place = WriteAccess.PlaceOf(request.Caller);
        var (byPerson, fresh) = await KeysFor(request, open, place, work, cancellation);

        var rows = new CommitRows(
            fresh,
            [.. byPerson.Values.Where(key => fresh.All(one => one.Key != key)).Select(key => key.Id)],
            Seal(open, byPerson, request, place),
            all, feeds, request.Caller, request.Now, Audit(request, writes), work.Guard);
        IReadOnlyList<Written> answers = [.. writes.Select(write => write.Answer ?? Answer(write, write.At(request.Now)))];
        await work.Finish(rows, [.. answers.Take(request.Changes.Changes.Count)], cancellation);
        if (all.Outbox.Count > 0)
        {
            bell.Ring();
        }

        foreach (var key in fresh)
        {
            keys.Remember(key.Person, key.Key);
        }

        return answers;
    }

    private async Task<(Dictionary<Guid, DataKey> ByPerson, List<NewDataKey> Fresh)> KeysFor(
        CommitRequest request, List<PendingWrite> writes, Guid? place, CommitWork work, CancellationToken cancellation)
    {
        var byPerson = new Dictionary<Guid, DataKey>();
        var fresh = new List<NewDataKey>();
        foreach (var person in writes.Where(write => !write.Stamped.IsEmpty).Select(write => write.Person ?? DataKeys.Registers).Distinct())
        {
            // A traveller registered just now has no key yet; asking would cost every registration a round trip.
            var isNew = !request.IsRepeated && writes.Exists(write => write is { Type: "Patient", IsNewRow: true } && write.Person == person);
            var known = isNew ? null : await keys.Current(person, await work.Connection(cancellation), cancellation);
            if (known is null)
            {
                var made = await keys.Create(person, person == DataKeys.Registers ? null : place, cancellation);
                fresh.Add(made);
                known = made.Key;
            }

            byPerson.Add(person, known);
        }

        return (byPerson, fresh);
    }

    private SealedWrite[] Seal(List<PendingWrite> writes, Dictionary<Guid, DataKey> byPerson, CommitRequest request, Guid? place)
    {
        Dictionary<DataKey, AesGcm> ciphers = byPerson.Values.ToDictionary(key => key, key => BodyCipher.Of(key.Bytes));
        try
        {
            return [.. writes.Select(write => Seal(write, write.Stamped.IsEmpty ? null : byPerson[write.Person ?? DataKeys.Registers], ciphers, request, place))];
        }
        finally
        {
            foreach (var cipher in ciphers.Values)
            {
                cipher.Dispose();
            }
        }
    }

    private SealedWrite Seal(PendingWrite write, DataKey? key, Dictionary<DataKey, AesGcm> ciphers, CommitRequest request, Guid? place)
    {
        var body = key is null ? null : BodyCipher.Seal(ciphers[key], write.Stamped.Span, BodyCipher.PlaceOf(write.Type, write.Id, write.Version));
        return new SealedWrite(write, key?.Id, body, Before(write), write.At(request.Now), place, request.Caller.Scope.Country);
    }

    private IndexRows Before(PendingWrite write) =>
        write.Current is { Deleted: false, Resource: { } old } ? index.Build(old, write.Person) : IndexRows.Empty;

    private List<AuditRow> Audit(CommitRequest request, IReadOnlyList<PendingWrite> writes)
    {
        var id = Ids.New(time);
        AuditRow Row(char action, string outcome, Guid? person, IEnumerable<string> entities) =>
            new(request.Now, id, action, outcome, request.Caller, person, [.. entities], request.AuditNote);
        var rows = writes.Where(write => write.Answer is null)
            .GroupBy(write => (write.Person, write.Result))
            .Select(group => Row(ActionOf(group.Key.Result), AuditRow.Done, group.Key.Person, group.Select(write => $"{write.Type}/{write.Id}/_history/{write.Version}")))
            .ToList();
        // What is answered with a resource that is there shows it, as a read does.
        rows.AddRange(writes.Where(write => write.Answer is { Result: WriteResult.Matched, Stored.Person: not null })
            .GroupBy(write => write.Answer!.Stored.Person)
            .Select(group => Row(AuditRow.Read, AuditRow.Done, group.Key, group.Select(write => $"{write.Type}/{write.Answer!.Stored.Id}/_history/{write.Answer.Stored.Version}"))));
        var missed = writes.Where(write => write.Answer is { Result: WriteResult.Absent }).ToList();
        if (missed.Count > 0)
        {
            rows.Add(Row(AuditRow.Delete, AuditRow.NotFound, null, missed.Select(Asked)));
        }

        // That a condition finds nothing tells of whom it names, whatever is written then.
        var named = writes.Where(write => write.Condition is not null).SelectMany(write => NamedPersons.Of(write.Type, write.Condition!).ByIds).Distinct();
        rows.AddRange(named.Where(person => rows.TrueForAll(row => row.Person != person)).ToList().Select(person => Row(AuditRow.Read, AuditRow.Done, person, [])));
        return rows.Count > 0 ? rows : [Row(AuditRow.Execute, AuditRow.Done, null, [])];
    }

    /// <summary>What was to be deleted, in the words of the request: whether it is there and hidden, the row does not say.</summary>
    private static string Asked(PendingWrite write) => write.Change.Id is { } id && ResourceId.IsValid(id) ? $"{write.Type}/{id}" : write.Type;

    private static char ActionOf(WriteResult result) => result switch
    {
        WriteResult.Created => AuditRow.Create,
        WriteResult.Deleted => AuditRow.Delete,
        _ => AuditRow.Update,
    };

    private static Written Answer(PendingWrite write, DateTimeOffset now) => new(
        write.Result,
        new StoredResource(write.Type, write.Id, write.Version, now, write.Person, write.Stamped.IsEmpty, write.Stamped));
}
