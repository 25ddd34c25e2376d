using System.Text.Json.Nodes;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Fhir;

internal sealed class GetOpenApiEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/openapi.json", async (HttpRequest http, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(new GetOpenApi($"{http.Scheme}://{http.Host}{http.PathBase}"), cancellation)).ToResult(document => Results.Json(document)));
}

/// <summary>OpenAPI 3.0: every route of the API that this process answers, from the routes themselves. Open to everybody.</summary>
[Requires(Permission.Anybody)]
public sealed record GetOpenApi(string Address) : IQuery<JsonObject>;

internal sealed class GetOpenApiHandler(EndpointDataSource endpoints) : IRequestHandler<GetOpenApi, Outcome<JsonObject>>
{
    public Task<Outcome<JsonObject>> Handle(GetOpenApi request, CancellationToken cancellationToken) =>
        Task.FromResult(Outcome<JsonObject>.Of(OpenApiText.Of(request.Address, endpoints.Endpoints.OfType<RouteEndpoint>())));
}
