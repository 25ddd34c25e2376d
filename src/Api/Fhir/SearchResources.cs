using HealthAssess.Api.Fhir.Terminology;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Fhir;

internal sealed class SearchResourcesEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var fhir = routes.MapFhir();
        fhir.MapRead("/{type}", (string type, HttpRequest http, IMediator mediator, CancellationToken cancellation) =>
            Search(type, http.QueryString.Value ?? "", http, mediator, cancellation));
        fhir.MapPost("/{type}/_search", async (string type, HttpRequest http, IMediator mediator, CancellationToken cancellation) =>
        {
            var query = await SearchForm.Read(http, cancellation);
            return query.Ok ? await Search(type, query.Value, http, mediator, cancellation) : query.ToResult();
        }).DisableAntiforgery();
    }

    private static Task<IResult> Search(string type, string query, HttpRequest http, IMediator mediator, CancellationToken cancellation) =>
        SearchAnswer.Of(type, query, http, mediator, (criteria, lenient) => new SearchResources(type, criteria, lenient), cancellation);
}

/// <summary>FHIR search.</summary>
/// <remarks>http://hl7.org/fhir/R4/search.html</remarks>
/// <param name="Type">The type searched.</param>
/// <param name="Query">The parameters as in a query string.</param>
/// <param name="Lenient">True to leave out what is not understood, and say so, instead of refusing.</param>
[Requires(Permission.ReadFhir)]
public sealed record SearchResources(string Type, string Query, bool Lenient) : IQuery<SearchPage>;

internal sealed class SearchResourcesHandler(ResourceReader reader, CodeModifiers codes, Caller caller) : IRequestHandler<SearchResources, Outcome<SearchPage>>
{
    public async Task<Outcome<SearchPage>> Handle(SearchResources request, CancellationToken cancellationToken)
    {
        var query = await codes.Resolve(request.Type, request.Query, cancellationToken);
        return query.Ok
            ? await reader.Search(caller, request.Type, query.Value, cancellationToken, request.Lenient)
            : Outcome<SearchPage>.Refused(query.Refusals);
    }
}
