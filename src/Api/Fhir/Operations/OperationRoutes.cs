using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
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
                    : http.Objection(input.Value, operation) is { } refusal ? new RefusalResult([refusal])
                    : await run(input.Value, http, mediator, cancellation);
            }).WithMetadata(run.Method, operation); // what is looked at to learn which request a route sends
        }
    }

    /// <summary>What is wrong with the parameters. Unknown ones are left out where the caller is lenient, and named in a Warning.</summary>
    public static Refusal? Objection(this HttpRequest http, OperationInput input, Operation operation)
    {
        var unknown = input.Unknown(operation);
        if (unknown.Count > 0 && !Prefer.Of(http).Lenient)
        {
            return new Refusal(RefusalKind.NotSupported, "parameter-unknown", $"${operation.Code} has no parameter '{unknown[0]}' here.", unknown[0]);
        }

        Warnings.Say(http.HttpContext.Response, unknown);
        return input.Objection(operation);
    }

    /// <summary>A part of the address.</summary>
    public static string? Route(this HttpRequest http, string name) => http.RouteValues.TryGetValue(name, out var value) ? value as string : null;
}
