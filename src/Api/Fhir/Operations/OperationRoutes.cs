using HealthAssess.Api.Pipeline;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Fhir.Operations;

/// <summary>Maps operations at the addresses that their table row says.</summary>
internal static class OperationRoutes
{
    /// <summary>What an operation does with its input.</summary>
    internal delegate Task<IResult> Run(OperationInput input, HttpRequest http, IMediator mediator, CancellationToken cancellation);

    public static void MapOperation(this IEndpointRouteBuilder routes, Operation operation, Run run)
    {
        foreach (var route in operation.Routes)
        {
            routes.MapFhir().MapMethods(route, operation.Methods, async (HttpRequest http, IMediator mediator, CancellationToken cancellation) =>
            {
                var input = await OperationInput.Of(http, cancellation);
                return !input.Ok ? input.ToResult()
                    : input.Value.Objection(operation) is { } refusal ? new RefusalResult([refusal])
                    : await run(input.Value, http, mediator, cancellation);
            }).WithMetadata(run.Method, operation); // what is looked at to learn which request a route sends
        }
    }

    /// <summary>A part of the address.</summary>
    public static string? Route(this HttpRequest http, string name) => http.RouteValues.TryGetValue(name, out var value) ? value as string : null;
}
