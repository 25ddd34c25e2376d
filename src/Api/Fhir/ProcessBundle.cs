using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Fhir;
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
        var body = await FhirBody.Read(http, cancellation);
        return body.Ok ? await process.Run(body.Value, http, cancellation) : body.ToResult();
    });
}

/// <summary>Runs a Bundle and answers entry by entry, in the order of the request.</summary>
internal sealed class ProcessBundle(IMediator mediator, Committed committed, RunEntry single, TimeProvider time)
{
    public async Task<IResult> Run(Resource bundle, HttpRequest http, CancellationToken cancellation) => (bundle.TypeName, bundle.Root["type"].Text) switch
    {
        ("Bundle", "transaction") => await Transaction(Entries(bundle), http, cancellation),
        ("Bundle", "batch") => await Batch(Entries(bundle), http, cancellation),
        _ => new RefusalResult([new(RefusalKind.Invalid, "bundle-type", "Post a Bundle of type batch or transaction here.", "Bundle.type")]),
    };

    private List<Outcome<BundleEntry>> Entries(Resource bundle) => [.. bundle.Root.All("entry").Select(entry => BundleEntry.Of(entry, time))];

    private async Task<IResult> Batch(List<Outcome<BundleEntry>> entries, HttpRequest http, CancellationToken cancellation)
    {
        using var answer = new BundleText("batch-response", time.GetUtcNow());
        foreach (var entry in entries)
        {
            var done = entry.Ok ? await single.Run(entry.Value, http.Address(), cancellation) : EntryAnswer.Refused(entry.Refusals);
            done.WriteTo(answer);
        }

        return new BundleResult(answer.Finish(), pretty: false);
    }

    private async Task<IResult> Transaction(List<Outcome<BundleEntry>> entries, HttpRequest http, CancellationToken cancellation)
    {
        if (entries.SelectMany(entry => entry.Refusals).ToList() is { Count: > 0 } refusals)
        {
            return new RefusalResult(refusals);
        }

        var all = entries.ConvertAll(entry => entry.Value);
        List<BundleEntry> writes = [.. all.Where(entry => !entry.IsRead)];
        if (writes.Count > 0 && await mediator.Send(new Transact(writes), cancellation) is { Ok: false } failed)
        {
            return new RefusalResult(failed.Refusals);
        }

        using var answer = new BundleText("transaction-response", time.GetUtcNow());
        var written = new Queue<Written>(committed.Writes.Take(writes.Count));
        foreach (var entry in all)
        {
            var done = entry.IsRead ? await single.Run(entry, http.Address(), cancellation) : EntryAnswer.Of(written.Dequeue(), http.Address());
            done.WriteTo(answer);
        }

        return new BundleResult(answer.Finish(), pretty: false);
    }
}
