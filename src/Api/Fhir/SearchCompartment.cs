using HealthAssess.Api.Fhir.Terminology;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Fhir.Search;
using HealthAssess.Storage;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Fhir;

internal sealed class SearchCompartmentEndpoint : IEndpoint
{
    private const string Address = "/{type}/{id}/{other}";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var fhir = routes.MapFhir();
        fhir.MapRead(Address, (string type, string id, string other, HttpRequest http, IMediator mediator, CancellationToken cancellation) =>
            Search((type, id, other), http.QueryString.Value ?? "", http, mediator, cancellation));
        fhir.MapPost(Address + "/_search", async (string type, string id, string other, HttpRequest http, IMediator mediator, CancellationToken cancellation) =>
        {
            var query = await SearchForm.Read(http, cancellation);
            return query.Ok ? await Search((type, id, other), query.Value, http, mediator, cancellation) : query.ToResult();
        }).DisableAntiforgery();
    }

    private static Task<IResult> Search((string Type, string Id, string Other) place, string query, HttpRequest http, IMediator mediator, CancellationToken cancellation) =>
        SearchAnswer.Of(
            $"{place.Type}/{place.Id}/{place.Other}", query, http, mediator,
            (criteria, lenient) => new SearchCompartment(place.Type, place.Id, place.Other, criteria, lenient), cancellation);
}

/// <summary>FHIR search within a compartment: <c>Patient/x/Observation?code=…</c>, or in all its types: <c>Patient/x/*</c>.</summary>
/// <remarks>http://hl7.org/fhir/R4/http.html#vsearch and compartmentdefinition.html</remarks>
[Requires(Permission.ReadFhir)]
public sealed record SearchCompartment(string Type, string Id, string Other, string Query, bool Lenient) : IQuery<SearchPage>;

internal sealed class SearchCompartmentHandler(ResourceReader reader, CodeModifiers codes, Caller caller) : IRequestHandler<SearchCompartment, Outcome<SearchPage>>
{
    public async Task<Outcome<SearchPage>> Handle(SearchCompartment request, CancellationToken cancellationToken)
    {
        var asked = Types(request);
        if (!asked.Ok)
        {
            return Outcome<SearchPage>.Refused(asked.Refusals);
        }

        var query = await codes.Resolve(asked.Value.Types[0], asked.Value.Query, cancellationToken);
        return query.Ok
            ? await reader.Search(
                caller, asked.Value.Types, $"_in-compartment={Uri.EscapeDataString($"{request.Type}/{request.Id}")}&{query.Value}", cancellationToken, request.Lenient)
            : Outcome<SearchPage>.Refused(query.Refusals);
    }

    private static Outcome<AskedTypes> Types(SearchCompartment request) => request switch
    {
        { Other: "*" } when Compartment.Holders.Contains(request.Type) => AskedTypes.InCompartment(request.Type, request.Query),
        { Other: "*" } => FhirRefusals.NotFound,
        _ when TypePolicies.Of(request.Other) is null => FhirRefusals.NotStored(request.Other),
        _ => Outcome<AskedTypes>.Of(new AskedTypes([request.Other], request.Query)),
    };
}
