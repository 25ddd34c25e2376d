using System.Reflection;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using MediatR;

namespace HealthAssess.Api.Pipeline;

/// <summary>First behaviour: firewall, permission, purpose and shift of the caller. No attribute means refused.</summary>
/// <remarks>PR-03 (firewall), PR-04 (purpose). The store checks again, row by row: this is the door, not the only wall.</remarks>
internal sealed class AuthoriseRequest<TRequest, TResponse>(Caller caller) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
    where TResponse : IOutcome<TResponse>
{
    private static readonly RequiresAttribute? Requires = typeof(TRequest).GetCustomAttribute<RequiresAttribute>();

    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next) =>
        Objection is { } refusal ? Task.FromResult(TResponse.Refused([refusal])) : next();

    private Refusal? Objection => Requires switch
    {
        null => new(RefusalKind.Forbidden, "no-permission-declared", "This request declares no permission, so nobody may send it."),
        { Permission: Permission.Anybody } => null,
        _ when caller.Kind == CallerKind.Anonymous => new(RefusalKind.Login, "sign-in", "Sign in first."),
        _ when Firewall.Blocks(caller) => new(RefusalKind.Forbidden, "firewall", "Your organisation may verify certificates only."),
        _ when caller.Lapsed?.Contains(Requires.Permission) == true => new(RefusalKind.Forbidden, "training", "Your training for this is not on record or has expired. Ask your supervisor."),
        _ when !caller.May(Requires.Permission) => new(RefusalKind.Forbidden, "not-permitted", "Your role does not allow this. Ask your administrator."),
        _ when !Purposes.Allow(Requires.Permission, caller.Purpose) => new(RefusalKind.Forbidden, "purpose", "This is not possible for the purpose you are working for."),
        _ when Requires.OnShift && caller.PointOfEntry is null => new(RefusalKind.Forbidden, "choose-point-of-entry", "Choose the Point of Entry you work at first."),
        _ => null,
    };
}
