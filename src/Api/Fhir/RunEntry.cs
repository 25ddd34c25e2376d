using HealthAssess.Api.Access;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Api.Fhir;

/// <summary>One entry of a batch as the single interaction it asks for, in a scope and transaction of its own.</summary>
internal sealed class RunEntry(IServiceScopeFactory scopes, Caller caller)
{
    public async Task<EntryAnswer> Run(BundleEntry entry, string address, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<CurrentCaller>().Value = caller;
        var mediator = services.GetRequiredService<IMediator>();
        return entry.IsRead
            ? await Read(entry, mediator, address, cancellation)
            : await Write(entry, mediator, services.GetRequiredService<Committed>(), address, cancellation);
    }

    private static async Task<EntryAnswer> Read(BundleEntry entry, IMediator mediator, string address, CancellationToken cancellation)
    {
        if (entry.Id is { } id)
        {
            var read = await mediator.Send(new ReadResource(entry.Type, id), cancellation);
            return read.Ok ? EntryAnswer.Found(read.Value) : EntryAnswer.Refused(read.Refusals);
        }

        var search = await mediator.Send(new SearchResources(entry.Type, entry.Query ?? "", Lenient: false), cancellation);
        return search.Ok
            ? EntryAnswer.Found(SearchBundle.Of(search.Value, $"{address}/{entry.Type}", entry.Query ?? "", address, FhirView.Full))
            : EntryAnswer.Refused(search.Refusals);
    }

    private static async Task<EntryAnswer> Write(BundleEntry entry, IMediator mediator, Committed committed, string address, CancellationToken cancellation)
    {
        var ifMatch = ETags.Read(entry.IfMatch);
        if (!ifMatch.Ok)
        {
            return EntryAnswer.Refused(ifMatch.Refusals);
        }

        var outcome = entry.Method switch
        {
            "POST" => await mediator.Send(new CreateResource(entry.Type, entry.Resource!, entry.IfNoneExist), cancellation),
            "PUT" when entry.Id is null => await mediator.Send(new UpdateByCondition(entry.Type, entry.Query ?? "", entry.Resource!, ifMatch.Value), cancellation),
            "PUT" => await mediator.Send(new UpdateResource(entry.Type, entry.Id ?? "", entry.Resource!, ifMatch.Value), cancellation),
            _ => await mediator.Send(new DeleteResource(entry.Type, entry.Id ?? "", ifMatch.Value), cancellation),
        };
        return outcome.Ok ? EntryAnswer.Of(committed.Only, address) : EntryAnswer.Refused(outcome.Refusals);
    }
}
