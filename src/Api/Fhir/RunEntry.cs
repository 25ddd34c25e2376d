using HealthAssess.Api.Access;
using HealthAssess.Api.Fhir.Operations;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Api.Fhir;

/// <summary>One entry of a batch as the single interaction it asks for, in a scope and transaction of its own.</summary>
internal sealed class RunEntry(IServiceScopeFactory scopes, Caller caller)
{
    public async Task<EntryAnswer> Run(BundleEntry entry, string address, Prefer prefer, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<CurrentCaller>().Value = caller;
        var mediator = services.GetRequiredService<IMediator>();
        return entry.IsOperation ? await OperationEntry.Run(entry, services, address, prefer, cancellation)
            : entry.IsRead ? await new ReadEntry(entry, mediator, address, prefer.Lenient).Run(cancellation)
            : await Write(entry, mediator, services.GetRequiredService<Committed>(), address, prefer, cancellation);
    }

    private static async Task<EntryAnswer> Write(BundleEntry entry, IMediator mediator, Committed committed, string address, Prefer prefer, CancellationToken cancellation)
    {
        var (ifMatch, ifNoneMatch) = (ETags.Read(entry.IfMatch), ETags.Read(entry.IfNoneMatch));
        if (!ifMatch.Ok || !ifNoneMatch.Ok)
        {
            return EntryAnswer.Refused([.. ifMatch.Refusals, .. ifNoneMatch.Refusals]);
        }

        var outcome = await mediator.Send(Command(entry, ifMatch.Value, ifNoneMatch.Value), cancellation);
        return outcome.Ok ? EntryAnswer.Of(committed.Only, address, prefer) : EntryAnswer.Refused(outcome.Refusals);
    }

    private static ICommand<Unit> Command(BundleEntry entry, string? ifMatch, string? ifNoneMatch) => (entry.Method, entry.Id) switch
    {
        ("POST", _) => new CreateResource(entry.Type, entry.Resource!, entry.IfNoneExist),
        ("PUT", null) => new UpdateByCondition(entry.Type, entry.Query ?? "", entry.Resource!, ifMatch, ifNoneMatch),
        ("PUT", { } id) => new UpdateResource(entry.Type, id, entry.Resource!, ifMatch, ifNoneMatch),
        ("PATCH", _) => new PatchResource(entry.Type, entry.Id, entry.Query, entry.Patch!, ifMatch),
        (_, null) => new DeleteByCondition(entry.Type, entry.Query ?? "", ifMatch),
        (_, { } id) => new DeleteResource(entry.Type, id, ifMatch),
    };
}
