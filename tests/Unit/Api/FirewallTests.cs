using System.Reflection;
using HealthAssess.Api;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using MediatR;

namespace HealthAssess.Tests.Unit.Api;

/// <summary>PR-03 over every request there is: whoever polices borders gets nothing but what is open to everybody.</summary>
public sealed class FirewallTests
{
    public static TheoryData<Type> Requests =>
    [
        .. from type in typeof(HealthAssessApi).Assembly.GetTypes()
           where type.IsClass && type.GetInterfaces().Any(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IRequest<>))
           where type.GetCustomAttribute<RequiresAttribute>()?.Permission != Permission.Anybody
           select type,
    ];

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task A_border_guard_with_every_permission_is_refused(Type request)
    {
        var guard = new Caller(
            CallerKind.Staff, Guid.Empty, Enum.GetValues<Permission>().ToHashSet(), Scope.All, Purpose.DirectCare,
            OrganisationKind.LawEnforcement, PointOfEntry: Guid.Empty, Restricted: true);
        var door = typeof(FirewallTests).GetMethod(nameof(Knock), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(request);
        Assert.Equal("firewall", await (Task<string?>)door.Invoke(null, [guard])!);
    }

    /// <summary>The door asks the request's type, never its content.</summary>
    private static async Task<string?> Knock<TRequest>(Caller caller) where TRequest : notnull
    {
        var outcome = await new AuthoriseRequest<TRequest, Outcome<bool>>(caller)
            .Handle(default!, default, () => Task.FromResult(Outcome<bool>.Of(true)));
        return outcome.Refusals.Count > 0 ? outcome.Refusals[0].Key : null;
    }
}
