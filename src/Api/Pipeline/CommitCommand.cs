using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage;
using HealthAssess.Storage.Administration;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HealthAssess.Api.Pipeline;

/// <summary>Last behaviour before the handler: writes what the handler answered, with its audit, all of it in one transaction, or nothing.</summary>
internal sealed class CommitCommand<TRequest, TResponse>(
    ResourceStore store, HealthDbUse administration, Caller caller, Alongside alongside, Committed committed) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : ICommand
    where TResponse : IOutcome<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var outcome = await next();
        if (outcome.Refusals.Count > 0)
        {
            return outcome;
        }

        if (outcome.Changes.Changes.Select(ByPolicy).FirstOrDefault(refusal => refusal is not null) is { } refused)
        {
            return TResponse.Refused([refused]);
        }

        var origin = request is IHasOrigin other ? other.Origin : WriteOrigin.Live;
        CommitExtra? extra = alongside.Steps.Count > 0 || administration.Database?.ChangeTracker.HasChanges() == true ? WriteAlongside : null;
        var commit = await store.Commit(outcome.Changes, caller, origin, typeof(TRequest).Name, cancellationToken, extra, alongside.Note);
        if (!commit.Ok)
        {
            return TResponse.Refused(commit.Refusals);
        }

        administration.Database?.ChangeTracker.AcceptAllChanges();
        committed.Writes = commit.Value;
        return outcome;
    }

    /// <summary>The row of the type decides who may write it, whichever use case wants to.</summary>
    private Refusal? ByPolicy(Change change) => TypePolicies.Of(change.Type) switch
    {
        null => new(RefusalKind.NotSupported, "type-not-stored", $"{change.Type} is not stored here.", change.Type),
        var policy when !policy.MayWrite(caller) => new(RefusalKind.Forbidden, "type-not-permitted", $"Your role may not write {change.Type}.", change.Type),
        _ => null,
    };

    /// <summary>Administration and what the handler asked for, on the connection and in the transaction of the resources.</summary>
    /// <remarks>Runs again when the commit has to be repeated: what is tracked counts as saved only after it.</remarks>
    private async Task WriteAlongside(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellation)
    {
        foreach (var step in alongside.Steps)
        {
            await step(connection, transaction, cancellation);
        }

        if (administration.Database is { } tracked && tracked.ChangeTracker.HasChanges())
        {
            await tracked.Database.UseTransactionAsync(null, cancellation);
            tracked.Database.SetDbConnection(connection);
            await tracked.Database.UseTransactionAsync(transaction, cancellation);
            await tracked.SaveChangesAsync(acceptAllChangesOnSuccess: false, cancellation);
        }
    }
}
