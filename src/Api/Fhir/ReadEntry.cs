using HealthAssess.Api.Access.OAuth;
using HealthAssess.Domain;
using HealthAssess.Storage;
using MediatR;

namespace HealthAssess.Api.Fhir;

/// <summary>A GET or HEAD inside a Bundle: read, vread, history, search or the CapabilityStatement, shown as it would be alone.</summary>
internal sealed class ReadEntry(BundleEntry entry, IMediator mediator, string address, bool lenient)
{
    public async Task<EntryAnswer> Run(CancellationToken cancellation)
    {
        var query = entry.Query ?? "";
        if (!AcceptedFormat.IsAskedAsJson(query))
        {
            return EntryAnswer.Refused([AcceptedFormat.Refusal]) with { Status = AcceptedFormat.Unacceptable.Status };
        }

        var view = entry.Parts is [_] ? FhirView.OfSearch(query) : FhirView.Of(query);
        if (!view.Ok)
        {
            return EntryAnswer.Refused(view.Refusals);
        }

        var answer = await Answer(view.Value, cancellation);
        return entry.Method == "HEAD" && !answer.IsOutcome ? answer with { Body = default } : answer;
    }

    private Task<EntryAnswer> Answer(FhirView view, CancellationToken cancellation) => entry.Parts switch
    {
        ["metadata"] => Statement(view, cancellation),
        ["_history"] => History(null, null, view, cancellation),
        [""] => Search(mediator.Send(new SearchTypes(Criteria(view), lenient), cancellation), view),
        [var type] => Search(mediator.Send(new SearchResources(type, Criteria(view), lenient), cancellation), view),
        [var type, "_history"] => History(type, null, view, cancellation),
        [var type, var id, "_history"] => History(type, id, view, cancellation),
        [var type, var id] => Read(mediator.Send(new ReadResource(type, id), cancellation), view),
        [var type, var id, "_history", var version] => Read(mediator.Send(new ReadVersion(type, id, version), cancellation), view),
        [var type, var id, var other] => Search(mediator.Send(new SearchCompartment(type, id, other, Criteria(view), lenient), cancellation), view),
        _ => Task.FromResult(EntryAnswer.Refused([FhirRefusals.NotFound])),
    };

    private string Criteria(FhirView view) => SearchText.Of(entry.Query ?? "", view, address);

    private async Task<EntryAnswer> Read(Task<Outcome<StoredResource>> reading, FhirView view)
    {
        var read = await reading;
        return !read.Ok ? EntryAnswer.Refused(read.Refusals)
            : KnownVersion.Is(read.Value, entry.IfNoneMatch, entry.Request["ifModifiedSince"].Date?.Instant) ? EntryAnswer.NotModified(read.Value)
            : EntryAnswer.Found(read.Value, view.Of(read.Value), address);
    }

    private async Task<EntryAnswer> Search(Task<Outcome<SearchPage>> searching, FhirView view)
    {
        var page = await searching;
        return page.Ok
            ? EntryAnswer.Found(SearchBundle.Of(page.Value, $"{address}/{string.Join('/', entry.Parts)}".TrimEnd('/'), entry.Query ?? "", address, view))
            : EntryAnswer.Refused(page.Refusals);
    }

    private async Task<EntryAnswer> History(string? type, string? id, FhirView view, CancellationToken cancellation)
    {
        var query = HistoryText.Of(type, id, entry.Query ?? "", lenient);
        if (!query.Ok)
        {
            return EntryAnswer.Refused(query.Refusals);
        }

        var page = await mediator.Send(new ReadHistory(query.Value), cancellation);
        return page.Ok
            ? EntryAnswer.Found(HistoryBundle.Of(page.Value, query.Value, HistoryText.Understood(entry.Query ?? ""), address, view)).Warned(HistoryText.Unknown(entry.Query ?? ""))
            : EntryAnswer.Refused(page.Refusals);
    }

    private async Task<EntryAnswer> Statement(FhirView view, CancellationToken cancellation)
    {
        var statement = await mediator.Send(new GetCapabilities(address, address[..^FhirRoutes.Base.Length] + IssueClientTokenEndpoint.Path, "full"), cancellation);
        return statement.Ok ? EntryAnswer.Found(view.Apply(statement.Value).Json) : EntryAnswer.Refused(statement.Refusals);
    }
}
