using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage.Audit;
using MediatR;

namespace HealthAssess.Api.Pipeline;

/// <summary>Outermost behaviour: who was refused what, about whom, and why, in a transaction of its own. Slips of the keyboard are not recorded.</summary>
internal sealed class AuditRefusal<TRequest, TResponse>(AuditLog audit, Caller caller) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
    where TResponse : IOutcome<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var outcome = await next();
        if (outcome.Refusals.FirstOrDefault(IsWorthKnowing) is { } refusal && caller.Kind != CallerKind.Anonymous)
        {
            await audit.Refused(caller, typeof(TRequest).Name, refusal, ConcernedTraveller.Of(request), cancellationToken);
        }

        return outcome;
    }

    private static bool IsWorthKnowing(Refusal refusal) => refusal.Kind
        is RefusalKind.Forbidden or RefusalKind.BusinessRule or RefusalKind.Conflict or RefusalKind.VersionMismatch or RefusalKind.Duplicate;
}
