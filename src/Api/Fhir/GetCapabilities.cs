using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Fhir;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Fhir;

internal sealed class GetCapabilitiesEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapFhir().MapRead("/metadata", async (HttpRequest http, IMediator mediator, CancellationToken cancellation) =>
        {
            var view = FhirView.Of(http);
            return view.Ok
                ? (await mediator.Send(new GetCapabilities(http.Address()), cancellation)).ToResult(statement => new BundleResult(view.Value.Apply(statement).Json, view.Value.Pretty))
                : view.ToResult();
        });
}

/// <summary>FHIR capabilities: what this server does, from the tables that the code itself goes by. Open to everybody.</summary>
/// <remarks>http://hl7.org/fhir/R4/http.html#capabilities</remarks>
[Requires(Permission.Anybody)]
public sealed record GetCapabilities(string Address) : IQuery<Resource>;

internal sealed class GetCapabilitiesHandler(TimeProvider time) : IRequestHandler<GetCapabilities, Outcome<Resource>>
{
    public Task<Outcome<Resource>> Handle(GetCapabilities request, CancellationToken cancellationToken) =>
        Task.FromResult(Outcome<Resource>.Of(Capabilities.Of(request.Address, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime))));
}
