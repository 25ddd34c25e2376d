using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Fhir;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Fhir.Operations;

internal sealed class ReadDefinitionEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var type in new[] { "OperationDefinition", "SearchParameter" })
        {
            routes.MapFhir().MapRead($"/{type}/{{id}}", async (string id, HttpRequest http, IMediator mediator, CancellationToken cancellation) =>
                (await mediator.Send(new ReadDefinition(type, id), cancellation)).ToResult(found => ResourceResult.Of(found, http)));
            routes.MapFhir().MapRead($"/{type}", async (HttpRequest http, IMediator mediator, CancellationToken cancellation) =>
                (await mediator.Send(new ListDefinitions(type), cancellation)).ToResult(found => ResourceResult.Of(found, http)));
        }
    }
}

/// <summary>One of the operations and search parameters that this product defines itself. Open to everybody.</summary>
[Requires(Permission.Anybody)]
public sealed record ReadDefinition(string Type, string Id) : IQuery<Resource>;

internal sealed class ReadDefinitionHandler : IRequestHandler<ReadDefinition, Outcome<Resource>>
{
    public Task<Outcome<Resource>> Handle(ReadDefinition request, CancellationToken cancellationToken) => Task.FromResult(
        OwnDefinitions.Of(request.Type).FirstOrDefault(one => one.Id == request.Id) is { } found ? Outcome<Resource>.Of(found) : FhirRefusals.NotFound);
}

/// <summary>All of them, as a searchset. Open to everybody.</summary>
[Requires(Permission.Anybody)]
public sealed record ListDefinitions(string Type) : IQuery<Resource>;

internal sealed class ListDefinitionsHandler : IRequestHandler<ListDefinitions, Outcome<Resource>>
{
    public Task<Outcome<Resource>> Handle(ListDefinitions request, CancellationToken cancellationToken)
    {
        var found = OwnDefinitions.Of(request.Type);
        using var bundle = new BundleText("searchset", null, found.Count);
        foreach (var one in found)
        {
            bundle.Found(one.Root["url"].Text, one.Json, "match");
        }

        return Task.FromResult(Outcome<Resource>.Of(Resource.Read(bundle.Finish().ToArray()).Resource!));
    }
}
