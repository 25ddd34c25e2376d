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

internal sealed class SearchTypesEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var fhir = routes.MapFhir();
        fhir.MapRead("/", (HttpRequest http, IMediator mediator, CancellationToken cancellation) => Search(http.QueryString.Value ?? "", http, mediator, cancellation));
        fhir.MapPost("/_search", async (HttpRequest http, IMediator mediator, CancellationToken cancellation) =>
        {
            var query = await SearchForm.Read(http, cancellation);
            return query.Ok ? await Search(query.Value, http, mediator, cancellation) : query.ToResult();
        }).DisableAntiforgery();
    }

    private static Task<IResult> Search(string query, HttpRequest http, IMediator mediator, CancellationToken cancellation) =>
        SearchAnswer.Of("", query, http, mediator, (criteria, lenient) => new SearchTypes(criteria, lenient), cancellation);
}

/// <summary>FHIR search over several types, or over all that are stored.</summary>
/// <remarks>http://hl7.org/fhir/R4/http.html#search and search.html#searchcontexts</remarks>
/// <param name="Query">The parameters as in a query string, <c>_type</c> among them.</param>
/// <param name="Lenient">True to leave out what is not understood, and say so, instead of refusing.</param>
[Requires(Permission.ReadFhir)]
public sealed record SearchTypes(string Query, bool Lenient) : IQuery<SearchPage>;

internal sealed class SearchTypesHandler(ResourceReader reader, CodeModifiers codes, Caller caller) : IRequestHandler<SearchTypes, Outcome<SearchPage>>
{
    public async Task<Outcome<SearchPage>> Handle(SearchTypes request, CancellationToken cancellationToken)
    {
        var asked = AskedTypes.Of(request.Query);
        if (!asked.Ok)
        {
            return Outcome<SearchPage>.Refused(asked.Refusals);
        }

        // What is a token in one type is one in all of them, or the search is refused.
        var query = await codes.Resolve(asked.Value.Types[0], asked.Value.Query, cancellationToken);
        return query.Ok
            ? await reader.Search(caller, asked.Value.Types, query.Value, cancellationToken, request.Lenient)
            : Outcome<SearchPage>.Refused(query.Refusals);
    }
}
