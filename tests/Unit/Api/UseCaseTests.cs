using System.Reflection;
using FluentValidation;
using HealthAssess.Api;
using HealthAssess.Api.Pipeline;
using MediatR;

namespace HealthAssess.Tests.Unit.Api;

/// <summary>The form of a use case, held by reflection over the whole API.</summary>
public sealed class UseCaseTests
{
    private static readonly Type[] Types = typeof(HealthAssessApi).Assembly.GetTypes();

    private static IEnumerable<Type> Requests =>
        Types.Where(type => type.IsClass && Implements(type, typeof(IRequest<>)).Any());

    [Fact]
    public void Every_request_declares_the_permission_it_asks_for() =>
        Assert.DoesNotContain(Requests, request => request.GetCustomAttribute<RequiresAttribute>() is null);

    [Fact]
    public void Every_request_is_a_command_or_a_query() =>
        Assert.DoesNotContain(Requests, request => Implements(request, typeof(ICommand<>)).Count() + Implements(request, typeof(IQuery<>)).Count() != 1);

    [Fact]
    public void Every_request_has_one_handler()
    {
        var handled = Types.SelectMany(type => Implements(type, typeof(IRequestHandler<,>))).Select(contract => contract.GetGenericArguments()[0]).ToList();
        Assert.DoesNotContain(Requests, request => handled.Count(other => other == request) != 1);
    }

    [Fact]
    public void Every_command_has_a_validator()
    {
        var validated = Types.SelectMany(type => Implements(type, typeof(IValidator<>))).Select(contract => contract.GetGenericArguments()[0]).ToHashSet();
        Assert.DoesNotContain(Requests, request => typeof(ICommand).IsAssignableFrom(request) && !validated.Contains(request));
    }

    private static IEnumerable<Type> Implements(Type type, Type contract) =>
        type.GetInterfaces().Where(candidate => candidate.IsGenericType && candidate.GetGenericTypeDefinition() == contract);
}
