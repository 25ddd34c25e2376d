using System.Globalization;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Fhir;

internal sealed class ReadHistoryEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var fhir = routes.MapFhir();
        fhir.MapGet("/{type}/{id}/_history", (string type, string id, HttpRequest http, IMediator mediator, CancellationToken cancellation) => History(type, id, http, mediator, cancellation));
        fhir.MapGet("/{type}/_history", (string type, HttpRequest http, IMediator mediator, CancellationToken cancellation) => History(type, null, http, mediator, cancellation));
        fhir.MapGet("/_history", (HttpRequest http, IMediator mediator, CancellationToken cancellation) => History(null, null, http, mediator, cancellation));
    }

    private static async Task<IResult> History(string? type, string? id, HttpRequest http, IMediator mediator, CancellationToken cancellation)
    {
        var query = Query(type, id, http.Query);
        return query.Ok
            ? (await mediator.Send(new ReadHistory(query.Value), cancellation)).ToResult(page => new BundleResult(HistoryBundle.Of(page, query.Value, http), http.Query["_pretty"] == "true"))
            : query.ToResult();
    }

    private static Outcome<HistoryQuery> Query(string? type, string? id, IQueryCollection query)
    {
        var count = query["_count"].ToString();
        var since = query["_since"].ToString();
        if (count.Length > 0 && !int.TryParse(count, CultureInfo.InvariantCulture, out _))
        {
            return new Refusal(RefusalKind.Invalid, "count", "_count is a number.", "_count");
        }

        // A plus sign in an address that was not escaped arrives as a blank.
        if (since.Length > 0 && !DateTimeOffset.TryParse(since.Replace(' ', '+'), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _))
        {
            return new Refusal(RefusalKind.Invalid, "since", "_since is an instant, as in 2026-03-01T09:30:00Z.", "_since");
        }

        return Outcome<HistoryQuery>.Of(new HistoryQuery(
            type,
            id,
            since.Length > 0 ? DateTimeOffset.Parse(since.Replace(' ', '+'), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) : null,
            Count: count.Length > 0 ? int.Parse(count, CultureInfo.InvariantCulture) : 50,
            Cursor: query["_cursor"].ToString() is { Length: > 0 } cursor ? cursor : null));
    }
}

/// <summary>FHIR history: versions of one resource, of a type or of everything, newest first.</summary>
/// <remarks>http://hl7.org/fhir/R4/http.html#history</remarks>
[Requires(Permission.ReadFhir)]
public sealed record ReadHistory(HistoryQuery Query) : IQuery<HistoryPage>;

internal sealed class ReadHistoryHandler(ResourceReader reader, Caller caller) : IRequestHandler<ReadHistory, Outcome<HistoryPage>>
{
    public Task<Outcome<HistoryPage>> Handle(ReadHistory request, CancellationToken cancellationToken) =>
        reader.History(caller, request.Query, cancellationToken);
}
