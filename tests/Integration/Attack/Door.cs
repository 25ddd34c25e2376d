using System.Reflection;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain.Access;
using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;

namespace HealthAssess.Tests.Integration.Attack;

/// <summary>One endpoint or page of the running site, with the requests that its code can send.</summary>
/// <param name="Pattern">The route as it is written.</param>
/// <param name="Methods">The HTTP methods it answers.</param>
/// <param name="Route">The endpoint.</param>
/// <param name="Requests">Types of the requests found in its code.</param>
internal sealed record Door(string Pattern, IReadOnlyList<string> Methods, RouteEndpoint Route, IReadOnlyList<Type> Requests)
{
    public bool IsPage => Route.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;

    /// <summary>The rights that its requests ask for.</summary>
    public IEnumerable<Permission?> Policies => Requests.Select(request => request.GetCustomAttribute<RequiresAttribute>()?.Permission).Distinct();

    /// <summary>All of them; none is listed by hand. Files of the site carry no data and are left out.</summary>
    public static IReadOnlyList<Door> Of(EndpointDataSource endpoints) =>
    [
        .. from route in endpoints.Endpoints.OfType<RouteEndpoint>()
           where route.Metadata.GetMetadata<StaticAssetDescriptor>() is null
           let methods = route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]
           orderby route.RoutePattern.RawText, string.Join(' ', methods)
           select new Door(route.RoutePattern.RawText ?? "/", methods, route, RequestsOf(route)),
    ];

    private static IReadOnlyList<Type> RequestsOf(RouteEndpoint route)
    {
        var found = new HashSet<Type>();
        var seen = new HashSet<MethodBase>();
        var open = new Stack<MethodBase>();
        if (route.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type is { } page)
        {
            Push(page);
        }
        else if (route.Metadata.GetMetadata<MethodInfo>() is { } handler)
        {
            open.Push(handler);
            found.UnionWith(handler.GetParameters().Select(parameter => parameter.ParameterType).Where(IsRequest));
        }

        while (open.TryPop(out var method))
        {
            if (!seen.Add(method))
            {
                continue;
            }

            foreach (var called in Bytecode.Calls(method).Where(called => IsOurs(called.DeclaringType) || called.IsGenericMethod))
            {
                if (called is ConstructorInfo && IsRequest(called.DeclaringType!))
                {
                    found.Add(called.DeclaringType!);
                }

                if (IsOurs(called.DeclaringType))
                {
                    open.Push(called);
                }

                foreach (var component in called.IsGenericMethod ? called.GetGenericArguments().Where(one => IsOurs(one) && typeof(IComponent).IsAssignableFrom(one)) : [])
                {
                    Push(component);
                }
            }
        }

        return [.. found.OrderBy(type => type.Name)];

        void Push(Type type)
        {
            const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
            foreach (var method in type.GetMethods(All))
            {
                open.Push(method);
            }
        }
    }

    private static bool IsRequest(Type type) => type.GetInterfaces().Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IRequest<>));

    private static bool IsOurs(Type? type) => type?.Namespace is { } name && (name.StartsWith("HealthAssess.Web", StringComparison.Ordinal) || name.StartsWith("HealthAssess.Api", StringComparison.Ordinal));
}
