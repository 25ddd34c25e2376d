using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Fhir;

internal sealed class SearchCompartmentEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapFhir().MapGet("/{type}/{id}/{other}", async (string type, string id, string other, HttpRequest http, IMediator mediator, CancellationToken cancellation) =>
        {
            var view = FhirView.Of(http);
            if (!view.Ok)
            {
                return view.ToResult();
            }

            var search = new SearchCompartment(type, id, other, SearchText.Of(http.QueryString.Value ?? "", view.Value), Prefer.Of(http).Lenient);
            return (await mediator.Send(search, cancellation)).ToResult(page => new BundleResult(
                SearchBundle.Of(page, $"{http.Address()}/{type}/{id}/{other}", http.QueryString.Value ?? "", http.Address(), view.Value), view.Value.Pretty));
        });
}

/// <summary>FHIR search within the compartment of a Patient or an Encounter: <c>Patient/x/Observation?code=…</c>.</summary>
/// <remarks>http://hl7.org/fhir/R4/http.html#vsearch and compartmentdefinition.html</remarks>
[Requires(Permission.ReadFhir)]
public sealed record SearchCompartment(string Type, string Id, string Other, string Query, bool Lenient) : IQuery<SearchPage>;

internal sealed class SearchCompartmentHandler(ResourceReader reader, Caller caller) : IRequestHandler<SearchCompartment, Outcome<SearchPage>>
{
    public Task<Outcome<SearchPage>> Handle(SearchCompartment request, CancellationToken cancellationToken) =>
        TypePolicies.Of(request.Other) is null
            ? Task.FromResult<Outcome<SearchPage>>(FhirRefusals.NotStored(request.Other))
            : reader.Search(caller, request.Other, $"_in-compartment={Uri.EscapeDataString($"{request.Type}/{request.Id}")}&{request.Query}", cancellationToken, request.Lenient);
}
