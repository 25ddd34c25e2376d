using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Registration;
using HealthAssess.Storage;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Fhir;

internal sealed class ReadHistoryEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var fhir = routes.MapFhir();
        fhir.MapRead("/{type}/{id}/_history", (string type, string id, HttpRequest http, IMediator mediator, CancellationToken cancellation) => History(type, id, http, mediator, cancellation));
        fhir.MapRead("/{type}/_history", (string type, HttpRequest http, IMediator mediator, CancellationToken cancellation) => History(type, null, http, mediator, cancellation));
        fhir.MapRead("/_history", (HttpRequest http, IMediator mediator, CancellationToken cancellation) => History(null, null, http, mediator, cancellation));
    }

    private static async Task<IResult> History(string? type, string? id, HttpRequest http, IMediator mediator, CancellationToken cancellation)
    {
        var query = HistoryText.Of(type, id, http.QueryString.Value ?? "", Prefer.Of(http).Lenient);
        var view = FhirView.Of(http);
        if (!query.Ok || !view.Ok)
        {
            return query.Ok ? view.ToResult() : query.ToResult();
        }

        var page = await mediator.Send(new ReadHistory(query.Value), cancellation);
        Warnings.Say(http.HttpContext.Response, HistoryText.Unknown(http.QueryString.Value ?? ""));
        return page.ToResult(found => new BundleResult(HistoryBundle.Of(found, query.Value, HistoryText.Understood(http.QueryString.Value ?? ""), http.Address(), view.Value), view.Value.Pretty));
    }
}

/// <summary>FHIR history: versions of one resource, of a type or of everything, newest first.</summary>
/// <remarks>http://hl7.org/fhir/R4/http.html#history</remarks>
[Requires(Permission.ReadFhir)]
public sealed record ReadHistory(HistoryQuery Query) : IQuery<HistoryPage>
{
    /// <summary>Whose record it is of, where it is a Patient's.</summary>
    public TravellerId Traveller => Query.Type == "Patient" ? Query.Id : default(TravellerId);
}

internal sealed class ReadHistoryHandler(ResourceReader reader, Caller caller) : IRequestHandler<ReadHistory, Outcome<HistoryPage>>
{
    public Task<Outcome<HistoryPage>> Handle(ReadHistory request, CancellationToken cancellationToken) =>
        reader.History(caller, request.Query, cancellationToken);
}
