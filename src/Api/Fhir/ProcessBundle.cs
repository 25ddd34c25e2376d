using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Storage;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Fhir;

/// <summary>POST of a Bundle: a batch is so many single interactions; a transaction is all or nothing.</summary>
/// <remarks>http://hl7.org/fhir/R4/http.html#transaction</remarks>
internal sealed class ProcessBundleEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapFhir().MapPost("/", async (HttpRequest http, ProcessBundle process, CancellationToken cancellation) =>
    {
        var body = await BundleBody.Read(http, cancellation);
        return body.Ok ? await process.Run(body.Value, http, cancellation) : body.ToResult();
    });
}

/// <summary>Runs a Bundle and answers entry by entry, in the order of the request.</summary>
internal sealed class ProcessBundle(IMediator mediator, Committed committed, RunEntry single, UnexpectedErrors unexpected, TimeProvider time)
{
    private const int MostEntries = 10_000;

    /// <summary>How many neighbours of a Bundle run at once: what waits at the same time shares a statement or a transaction.</summary>
    private const int RunAtOnce = 8;

    public async Task<IResult> Run(BundleBody bundle, HttpRequest http, CancellationToken cancellation) => bundle.Type switch
    {
        "transaction" or "batch" when bundle.Count > MostEntries =>
            new RefusalResult([new(RefusalKind.Invalid, "entries-many", "A Bundle has at most 10,000 entries. Use healthassess import for more.", "Bundle.entry")]),
        "transaction" => await Transaction(bundle.Entries(http.Address(), time), http, cancellation),
        "batch" => await Batch(bundle.Entries(http.Address(), time), http, cancellation),
        _ => new RefusalResult([new(RefusalKind.Invalid, "bundle-type", "Post a Bundle of type batch or transaction here.", "Bundle.type")]),
    };

    /// <summary>A transaction that was carried out before, answered again; its reads are read now.</summary>
    public async Task<IResult> Again(BundleBody bundle, IReadOnlyList<KeptLine> lines, HttpRequest http, CancellationToken cancellation)
    {
        List<BundleEntry> all = [.. bundle.Entries(http.Address(), time).Where(entry => entry.Ok).Select(entry => entry.Value)];
        // Asked for at once, they are read together.
        var again = await Task.WhenAll(lines.Select(line => Again(line, http, cancellation)));
        Dictionary<BundleEntry, EntryAnswer> answers = new(Writes(all).Zip(again, KeyValuePair.Create), ReferenceEqualityComparer.Instance);
        return await Answer("transaction-response", all, answers.GetValueOrDefault, entry => entry, http, cancellation);
    }

    /// <summary>With the version that was written then, as long as the caller may see it.</summary>
    private async Task<EntryAnswer> Again(KeptLine line, HttpRequest http, CancellationToken cancellation)
    {
        if (line.Deletion is { } deletion)
        {
            return EntryAnswer.Of(deletion, http.Address(), Prefer.Of(http));
        }

        var read = await mediator.Send(new ReadVersion(line.Type!, line.Id, $"{line.Version}"), cancellation);
        return read.Ok
            ? EntryAnswer.Of(new Written(line.Result, read.Value), http.Address(), Prefer.Of(http))
            : new EntryAnswer(EntryAnswer.StatusOf(line.Result), null, $"{http.Address()}/{line.Type}/{line.Id}/_history/{line.Version}", default);
    }

    private Task<IResult> Batch(IReadOnlyList<Outcome<BundleEntry>> entries, HttpRequest http, CancellationToken cancellation) =>
        Answer("batch-response", entries, entry => entry.Ok ? null : Alone(entry.Refusals), entry => entry.Value, http, cancellation);

    /// <remarks>http://hl7.org/fhir/R4/http.html#create: a type that is not kept is 404, as it is outside a batch.</remarks>
    private static EntryAnswer Alone(IReadOnlyList<Refusal> refusals) =>
        EntryAnswer.Refused(refusals) is var answer && refusals[0].Key == FhirRefusals.NotStored("").Key ? answer with { Status = StatusCodes.Status404NotFound } : answer;

    private async Task<IResult> Transaction(IReadOnlyList<Outcome<BundleEntry>> entries, HttpRequest http, CancellationToken cancellation)
    {
        if (entries.SelectMany(entry => entry.Ok ? Uncallable(entry.Value) : entry.Refusals).ToList() is { Count: > 0 } refusals)
        {
            return new RefusalResult(refusals);
        }

        List<BundleEntry> all = [.. entries.Select(entry => entry.Value)];
        var writes = Writes(all);
        if (await Unreadable(all, http, cancellation) is { Count: > 0 } unreadable)
        {
            return new RefusalResult(unreadable);
        }

        if (writes.Count > 0 && await mediator.Send(new Transact(writes), cancellation) is { Ok: false } failed)
        {
            return new RefusalResult([.. failed.Refusals.Select(refusal => refusal.Change is { } at && at < writes.Count ? writes[at].Placed(refusal) : refusal)]);
        }

        var (address, prefer) = (http.Address(), Prefer.Of(http));
        Dictionary<BundleEntry, EntryAnswer> answers = new(ReferenceEqualityComparer.Instance);
        foreach (var (entry, result) in writes.Zip(committed.Writes))
        {
            answers.Add(entry, EntryAnswer.Of(result, address, prefer));
        }

        return await Answer("transaction-response", all, answers.GetValueOrDefault, entry => entry, http, cancellation);
    }

    /// <summary>Deletions, creates, updates and patches, whatever the order of the Bundle. What reads comes after them.</summary>
    private static List<BundleEntry> Writes(List<BundleEntry> all) => [.. all.Where(entry => !entry.IsRead).OrderBy(entry => entry.Rank)];

    /// <summary>Operations that only look are called by GET and answered with the reads, after all writes. No other has a place in that order.</summary>
    private static IEnumerable<Refusal> Uncallable(BundleEntry entry)
    {
        if (entry is { IsOperation: true, IsRead: false })
        {
            yield return new Refusal(
                RefusalKind.NotSupported, "entry-operation", "Inside a transaction an operation is called by GET, as a read. Send this one by itself or in a batch.", entry.Path + ".request.url");
        }
    }

    /// <summary>A read that cannot be answered fails the transaction before anything is written.</summary>
    /// <remarks>What the transaction itself brings can be read once it is there; what it deletes is gone by then.</remarks>
    private async Task<IReadOnlyList<Refusal>> Unreadable(List<BundleEntry> all, HttpRequest http, CancellationToken cancellation)
    {
        var deleted = all.Where(entry => entry is { Method: "DELETE", Id: not null }).Select(entry => (entry.Type, entry.Id)).ToHashSet();
        if (all.Find(entry => entry is { IsRead: true, Parts: [_, _] } && deleted.Contains((entry.Type, entry.Id))) is { } read)
        {
            return [new Refusal(RefusalKind.Deleted, "deleted-here", "The same transaction deletes this before it is read.", read.Path + ".request.url")];
        }

        var brought = all.Where(entry => entry is { Method: "PUT", Id: not null }).Select(entry => (entry.Type, entry.Id)).ToHashSet();
        foreach (var some in all.Where(entry => entry.IsRead && !brought.Contains((entry.Type, entry.Id))).Chunk(RunAtOnce))
        {
            var answers = await Task.WhenAll(some.Select(entry => single.Run(entry, http.Address(), Prefer.Of(http), cancellation)));
            foreach (var (entry, answer) in some.Zip(answers).Where(one => one.Second.Refusals.Count > 0))
            {
                return [.. answer.Refusals.Select(refusal => refusal with { Expression = entry.Path + ".request.url" })];
            }
        }

        return [];
    }

    /// <summary>What nobody foresaw of one entry is that entry's answer: the others are done, or will be.</summary>
    private async Task<EntryAnswer> Run(BundleEntry entry, string address, Prefer prefer, HttpContext http, CancellationToken cancellation)
    {
        try
        {
            return await single.Run(entry, address, prefer, cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            var (refusal, status) = unexpected.Answer(failure, http);
            return EntryAnswer.Refused([refusal]) with { Status = status };
        }
    }

    /// <summary>True for neighbours of which neither can tell whether the other was first: both only look, or both are new and know no condition.</summary>
    private static bool MayMeet(BundleEntry before, BundleEntry next) => (before.IsRead && next.IsRead) || (IsPlainCreate(before) && IsPlainCreate(next));

    private static bool IsPlainCreate(BundleEntry entry) => entry is { Method: "POST", IsOperation: false, IfNoneExist: null };

    private async Task<IResult> Answer<T>(
        string type, IReadOnlyList<T> entries, Func<T, EntryAnswer?> known, Func<T, BundleEntry> toRun, HttpRequest http, CancellationToken cancellation)
    {
        var answers = await Answers(entries, known, toRun, http, cancellation);
        using var answer = new BundleText(type, type == "batch-response" ? time.GetUtcNow() : EntryAnswer.LastOf(answers));
        answers.ForEach(done => done.WriteTo(answer));
        return new BundleResult(answer.Finish(), FhirView.Of(http) is { Ok: true, Value.Pretty: true });
    }

    /// <summary>What is known, and what is not when it has run.</summary>
    private async Task<List<EntryAnswer>> Answers<T>(
        IReadOnlyList<T> entries, Func<T, EntryAnswer?> known, Func<T, BundleEntry> toRun, HttpRequest http, CancellationToken cancellation)
    {
        var (address, prefer) = (http.Address(), Prefer.Of(http));
        List<EntryAnswer> answers = new(entries.Count);
        List<Task<EntryAnswer>> running = [];
        BundleEntry? last = null;
        foreach (var entry in entries)
        {
            var answer = known(entry);
            var next = answer is null ? toRun(entry) : null;
            if (running.Count == RunAtOnce || (next is not null && last is not null && !MayMeet(last, next)))
            {
                answers.AddRange(await Task.WhenAll(running));
                running.Clear();
            }

            running.Add(next is null ? Task.FromResult(answer!) : Run(next, address, prefer, http.HttpContext, cancellation));
            last = next ?? last;
        }

        answers.AddRange(await Task.WhenAll(running));
        return answers;
    }
}
