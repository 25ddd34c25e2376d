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
            ? await ReadEntry.Run(entry, mediator, address, cancellation)
            : await Write(entry, mediator, services.GetRequiredService<Committed>(), address, cancellation);
    }

    private static async Task<EntryAnswer> Write(BundleEntry entry, IMediator mediator, Committed committed, string address, CancellationToken cancellation)
    {
        var ifMatch = ETags.Read(entry.IfMatch);
        if (!ifMatch.Ok)
        {
            return EntryAnswer.Refused(ifMatch.Refusals);
        }

        var outcome = await mediator.Send(Command(entry, ifMatch.Value), cancellation);
        return outcome.Ok ? EntryAnswer.Of(committed.Only, address) : EntryAnswer.Refused(outcome.Refusals);
    }

    private static ICommand<Unit> Command(BundleEntry entry, string? ifMatch) => (entry.Method, entry.Id) switch
    {
        ("POST", _) => new CreateResource(entry.Type, entry.Resource!, entry.IfNoneExist),
        ("PUT", null) => new UpdateByCondition(entry.Type, entry.Query ?? "", entry.Resource!, ifMatch),
        ("PUT", { } id) => new UpdateResource(entry.Type, id, entry.Resource!, ifMatch),
        ("PATCH", _) => new PatchResource(entry.Type, entry.Id, entry.Query, entry.Patch!, ifMatch),
        (_, null) => new DeleteByCondition(entry.Type, entry.Query ?? "", ifMatch),
        (_, { } id) => new DeleteResource(entry.Type, id, ifMatch),
    };
}
