using HealthAssess.Domain;
using HealthAssess.Storage;
using MediatR;

namespace HealthAssess.Api.Fhir;

/// <summary>A GET or HEAD inside a Bundle: read, vread, history or search.</summary>
internal static class ReadEntry
{
    public static Task<EntryAnswer> Run(BundleEntry entry, IMediator mediator, string address, CancellationToken cancellation) => entry.Parts switch
    {
        [_] => Search(entry, mediator, address, cancellation),
        [_, "_history"] or [_, _, "_history"] => History(entry, mediator, address, cancellation),
        [var type, var id] => Read(entry, mediator.Send(new ReadResource(type, id), cancellation)),
        [var type, var id, "_history", var version] => Read(entry, mediator.Send(new ReadVersion(type, id, version), cancellation)),
        [var type, var id, var other] => Compartment(entry, (type, id, other), mediator, address, cancellation),
        _ => Task.FromResult(EntryAnswer.Refused([FhirRefusals.NotFound])),
    };

    private static async Task<EntryAnswer> Read(BundleEntry entry, Task<Outcome<StoredResource>> reading)
    {
        var read = await reading;
        return !read.Ok ? EntryAnswer.Refused(read.Refusals)
            : KnownVersion.Is(read.Value, entry.Request["ifNoneMatch"].Text, entry.Request["ifModifiedSince"].Date?.Instant) ? EntryAnswer.NotModified(read.Value)
            : EntryAnswer.Found(read.Value, entry.Method == "HEAD");
    }

    private static async Task<EntryAnswer> Search(BundleEntry entry, IMediator mediator, string address, CancellationToken cancellation)
    {
        var view = FhirView.Of(entry.Query ?? "");
        if (!view.Ok)
        {
            return EntryAnswer.Refused(view.Refusals);
        }

        var query = SearchText.Of(entry.Query ?? "", view.Value);
        return Page(entry, query, await mediator.Send(new SearchResources(entry.Type, query, Lenient: false), cancellation), address, view.Value);
    }

    private static async Task<EntryAnswer> Compartment(BundleEntry entry, (string Type, string Id, string Other) place, IMediator mediator, string address, CancellationToken cancellation)
    {
        var view = FhirView.Of(entry.Query ?? "");
        if (!view.Ok)
        {
            return EntryAnswer.Refused(view.Refusals);
        }

        var query = SearchText.Of(entry.Query ?? "", view.Value);
        return Page(entry, query, await mediator.Send(new SearchCompartment(place.Type, place.Id, place.Other, query, Lenient: false), cancellation), address, view.Value);
    }

    private static EntryAnswer Page(BundleEntry entry, string query, Outcome<SearchPage> page, string address, FhirView view) => page.Ok
        ? EntryAnswer.Found(SearchBundle.Of(page.Value, $"{address}/{string.Join('/', entry.Parts)}", query, address, view))
        : EntryAnswer.Refused(page.Refusals);

    private static async Task<EntryAnswer> History(BundleEntry entry, IMediator mediator, string address, CancellationToken cancellation)
    {
        var query = HistoryText.Of(entry.Type, entry.Parts.Count == 3 ? entry.Id : null, entry.Query ?? "");
        if (!query.Ok)
        {
            return EntryAnswer.Refused(query.Refusals);
        }

        var page = await mediator.Send(new ReadHistory(query.Value), cancellation);
        return page.Ok ? EntryAnswer.Found(HistoryBundle.Of(page.Value, query.Value, entry.Query ?? "", address, FhirView.Full)) : EntryAnswer.Refused(page.Refusals);
    }
}
