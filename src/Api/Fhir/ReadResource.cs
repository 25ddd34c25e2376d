using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Fhir;

internal sealed class ReadResourceEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapFhir().MapMethods("/{type}/{id}", [HttpMethods.Get, HttpMethods.Head], async (string type, string id, HttpRequest http, IMediator mediator, CancellationToken cancellation) =>
        {
            var view = FhirView.Of(http);
            return view.Ok
                ? (await mediator.Send(new ReadResource(type, id), cancellation)).ToResult(stored => new FhirResult(stored, view.Value))
                : view.ToResult();
        });
}

/// <summary>FHIR read: the current version of one resource.</summary>
/// <remarks>http://hl7.org/fhir/R4/http.html#read</remarks>
[Requires(Permission.ReadFhir)]
public sealed record ReadResource(string Type, string Id) : IQuery<StoredResource>;

internal sealed class ReadResourceHandler(ResourceReader reader, Caller caller) : IRequestHandler<ReadResource, Outcome<StoredResource>>
{
    public Task<Outcome<StoredResource>> Handle(ReadResource request, CancellationToken cancellationToken) =>
        reader.Read(caller, request.Type, request.Id, cancellationToken);
}
