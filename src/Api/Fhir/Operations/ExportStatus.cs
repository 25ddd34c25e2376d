using System.Text.Json.Nodes;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage.Administration;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Fhir.Operations;

internal sealed class ExportStatusEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapFhir().MapGet("/export-status/{export:guid}", async (Guid export, HttpRequest http, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(new ExportStatus(export), cancellation)).ToResult(open =>
            {
                http.HttpContext.Response.Headers.Expires = (open.At + OpenExports.Kept).ToString("R");
                return Results.Json(Manifest(open, http));
            }));

    private static JsonObject Manifest(BulkExport export, HttpRequest http) => new()
    {
        ["transactionTime"] = OpenExports.Instant(export.At),
        ["request"] = $"{http.Address()}/Patient/$export{QueryString.Create(Asked(export))}",
        ["requiresAccessToken"] = true,
        ["output"] = new JsonArray([.. OpenExports.TypesOf(export).Select(type => new JsonObject
        {
            ["type"] = type,
            ["url"] = $"{http.Address()}/export-file/{export.Id}/{type}",
        })]),
        ["error"] = new JsonArray(),
    };

    /// <summary>What the kick-off asked for.</summary>
    private static IEnumerable<KeyValuePair<string, string?>> Asked(BulkExport export) =>
        new[] { KeyValuePair.Create<string, string?>("_type", string.Join(',', export.Types)), KeyValuePair.Create("_since", export.Since) }
            .Where(pair => !string.IsNullOrEmpty(pair.Value));
}

/// <summary>Bulk Data status: which files there are, one for each type.</summary>
/// <remarks>https://hl7.org/fhir/uv/bulkdata/STU2/export.html#bulk-data-status-request</remarks>
[Requires(Permission.ReadFhir)]
public sealed record ExportStatus(Guid Export) : IQuery<BulkExport>;

internal sealed class ExportStatusHandler(OpenExports exports) : IRequestHandler<ExportStatus, Outcome<BulkExport>>
{
    public async Task<Outcome<BulkExport>> Handle(ExportStatus request, CancellationToken cancellationToken) =>
        await exports.Find(request.Export, cancellationToken) is { } export ? Outcome<BulkExport>.Of(export) : OpenExports.NotOpen;
}
