using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Fhir;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;

namespace HealthAssess.Api.Fhir.Operations;

internal sealed class ReadDefinitionEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var type in OwnDefinitions.Types)
        {
            routes.MapFhir().MapRead($"/{type}/{{id}}", async (string id, HttpRequest http, IMediator mediator, CancellationToken cancellation) =>
                (await mediator.Send(new ReadDefinition(type, id), cancellation)).ToResult(found => ResourceResult.Of(found, http)));
            routes.MapFhir().MapRead($"/{type}", (HttpRequest http, IMediator mediator, CancellationToken cancellation) => Search(type, http, http.Query, mediator, cancellation));
            routes.MapFhir().MapPost($"/{type}/_search", async (HttpRequest http, IMediator mediator, CancellationToken cancellation) =>
                await Search(type, http, http.Query.Concat(http.HasFormContentType ? await http.ReadFormAsync(cancellation) : FormCollection.Empty), mediator, cancellation)).DisableAntiforgery();
        }
    }

    private static async Task<IResult> Search(string type, HttpRequest http, IEnumerable<KeyValuePair<string, StringValues>> pairs, IMediator mediator, CancellationToken cancellation)
    {
        var asked = pairs.Where(pair => !FhirView.Parameters.Contains(pair.Key) && pair.Key != "_count").Select(pair => (pair.Key, pair.Value.ToString())).ToList();
        return (await mediator.Send(new ListDefinitions(type, http.Address(), asked), cancellation)).ToResult(found => ResourceResult.Of(found, http));
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

/// <summary>Those that fit, as a searchset. Open to everybody.</summary>
/// <param name="Type">OperationDefinition or SearchParameter.</param>
/// <param name="Address">Base of the server.</param>
/// <param name="Asked">Search parameters and their values.</param>
[Requires(Permission.Anybody)]
public sealed record ListDefinitions(string Type, string Address, IReadOnlyList<(string Name, string Value)> Asked) : IQuery<Resource>;

internal sealed class ListDefinitionsHandler : IRequestHandler<ListDefinitions, Outcome<Resource>>
{
    public Task<Outcome<Resource>> Handle(ListDefinitions request, CancellationToken cancellationToken)
    {
        if (request.Asked.FirstOrDefault(one => OwnDefinitions.Searched.All(known => known.Name != one.Name)) is { Name: { } unknown })
        {
            return Task.FromResult<Outcome<Resource>>(new Refusal(RefusalKind.NotSupported, "parameter-unknown", $"{request.Type} has no search parameter '{unknown}' here.", unknown));
        }

        var found = OwnDefinitions.Of(request.Type).Where(definition => request.Asked.All(one => Fits(definition, one.Name, one.Value))).ToList();
        using var bundle = new BundleText("searchset", null, found.Count, [("self", $"{request.Address}/{request.Type}")]);
        foreach (var one in found)
        {
            bundle.Found($"{request.Address}/{request.Type}/{one.Id}", one.Json, "match");
        }

        return Task.FromResult(Outcome<Resource>.Of(Resource.Read(bundle.Finish().ToArray()).Resource!));
    }

    private static bool Fits(Resource definition, string name, string value) => value.Split(',').Any(one => name switch
    {
        "_id" => definition.Id == one,
        "name" => definition.Root["name"].Text!.StartsWith(one, StringComparison.OrdinalIgnoreCase),
        _ => definition.Root[name].Text == one,
    });
}
