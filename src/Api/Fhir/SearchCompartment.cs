using HealthAssess.Api.Fhir.Terminology;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Fhir;

internal sealed class SearchCompartmentEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapFhir().MapRead("/{type}/{id}/{other}", async (string type, string id, string other, HttpRequest http, IMediator mediator, CancellationToken cancellation) =>
        {
            var view = FhirView.Of(http);
            if (!view.Ok)
            {
                return view.ToResult();
            }

            var search = new SearchCompartment(type, id, other, SearchText.Of(http.QueryString.Value ?? "", view.Value, http.Address()), Prefer.Of(http).Lenient);
            return (await mediator.Send(search, cancellation)).ToResult(page => new BundleResult(
                SearchBundle.Of(page, $"{http.Address()}/{type}/{id}/{other}", http.QueryString.Value ?? "", http.Address(), view.Value), view.Value.Pretty));
        });
}

/// <summary>FHIR search within the compartment of a Patient or an Encounter: <c>Patient/x/Observation?code=…</c>.</summary>
/// <remarks>http://hl7.org/fhir/R4/http.html#vsearch and compartmentdefinition.html</remarks>
[Requires(Permission.ReadFhir)]
public sealed record SearchCompartment(string Type, string Id, string Other, string Query, bool Lenient) : IQuery<SearchPage>;

internal sealed class SearchCompartmentHandler(ResourceReader reader, CodeModifiers codes, Caller caller) : IRequestHandler<SearchCompartment, Outcome<SearchPage>>
{
    public async Task<Outcome<SearchPage>> Handle(SearchCompartment request, CancellationToken cancellationToken)
    {
        if (TypePolicies.Of(request.Other) is null)
        {
            return FhirRefusals.NotStored(request.Other);
        }

        var query = await codes.Resolve(request.Other, request.Query, cancellationToken);
        return query.Ok
            ? await reader.Search(caller, request.Other, $"_in-compartment={Uri.EscapeDataString($"{request.Type}/{request.Id}")}&{query.Value}", cancellationToken, request.Lenient)
            : Outcome<SearchPage>.Refused(query.Refusals);
    }
}
