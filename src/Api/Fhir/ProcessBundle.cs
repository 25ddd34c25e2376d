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
        ("Bundle", "transaction") => await Transaction(Entries(bundle, http), http, cancellation),
        ("Bundle", "batch") => await Batch(Entries(bundle, http), http, cancellation),
        _ => new RefusalResult([new(RefusalKind.Invalid, "bundle-type", "Post a Bundle of type batch or transaction here.", "Bundle.type")]),
    };

    private List<Outcome<BundleEntry>> Entries(Resource bundle, HttpRequest http)
    {
        var address = http.Address();
        return [.. bundle.Root.All("entry").Select(entry => BundleEntry.Of(entry, address, time))];
    }

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

        // Deletions, creates, updates and patches, then what reads: whatever the order of the Bundle.
        var all = entries.ConvertAll(entry => entry.Value);
        List<BundleEntry> writes = [.. all.Where(entry => !entry.IsRead).OrderBy(entry => entry.Rank)];
        if (writes.Count > 0 && await mediator.Send(new Transact(writes), cancellation) is { Ok: false } failed)
        {
            return new RefusalResult(failed.Refusals);
        }

        Dictionary<BundleEntry, Written> written = new(ReferenceEqualityComparer.Instance);
        foreach (var (entry, result) in writes.Zip(committed.Writes))
        {
            written.Add(entry, result);
        }

        var (address, withBody) = (http.Address(), Prefer.Of(http).Return != "minimal");
        using var answer = new BundleText("transaction-response", time.GetUtcNow());
        foreach (var entry in all)
        {
            var done = entry.IsRead ? await single.Run(entry, address, cancellation) : EntryAnswer.Of(written[entry], address, withBody);
            done.WriteTo(answer);
        }

        return new BundleResult(answer.Finish(), pretty: false);
    }
}
