using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Fhir.Operations;

internal sealed class ReadExportFileEndpoint : IEndpoint
{
    private static readonly ReadOnlyMemory<byte> LineEnd = "\n"u8.ToArray();

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapFhir().MapGet("/export-file/{export:guid}/{type}", async (Guid export, string type, HttpResponse response, IMediator mediator, CancellationToken cancellation) =>
        {
            string? cursor = null;
            do
            {
                var page = await mediator.Send(new ReadExportFile(export, type, cursor), cancellation);
                if (!page.Ok)
                {
                    if (!response.HasStarted)
                    {
                        return page.ToResult();
                    }

                    // Half a file must not look like a whole one.
                    response.HttpContext.Abort();
                    return Results.Empty;
                }

                if (!response.HasStarted)
                {
                    response.ContentType = "application/fhir+ndjson";
                }

                foreach (var match in page.Value.Matches)
                {
                    await response.Body.WriteAsync(Line(match.Json), cancellation);
                    await response.Body.WriteAsync(LineEnd, cancellation);
                }

                cursor = page.Value.Next;
            }
            while (cursor is not null);
            return Results.Empty;
        });

    /// <summary>One line, however it was written: an end of a line stands in JSON only between values.</summary>
    /// <remarks>https://github.com/ndjson/ndjson-spec, 3.1. The reader lets no control character into a text.</remarks>
    private static ReadOnlyMemory<byte> Line(ReadOnlyMemory<byte> json)
    {
        if (json.Span.IndexOfAny((byte)'\n', (byte)'\r') < 0)
        {
            return json;
        }

        var line = json.ToArray();
        line.AsSpan().Replace((byte)'\n', (byte)' ');
        line.AsSpan().Replace((byte)'\r', (byte)' ');
        return line;
    }
}

/// <summary>The next thousand lines of a Bulk Data file: what was stored when the export began, for the caller who reads it.</summary>
[Requires(Permission.ReadFhir)]
public sealed record ReadExportFile(Guid Export, string Type, string? Cursor) : IQuery<SearchPage>;

internal sealed class ReadExportFileHandler(ResourceReader reader, OpenExports exports, Caller caller) : IRequestHandler<ReadExportFile, Outcome<SearchPage>>
{
    public async Task<Outcome<SearchPage>> Handle(ReadExportFile request, CancellationToken cancellationToken)
    {
        var export = await exports.Find(request.Export, cancellationToken);
        if (export is null || !OpenExports.TypesOf(export).Contains(request.Type))
        {
            return OpenExports.NotOpen;
        }

        var query = $"_count=1000&_lastUpdated=le{Uri.EscapeDataString(OpenExports.Instant(export.At))}"
            + (string.IsNullOrEmpty(export.Since) ? "" : $"&_lastUpdated=ge{Uri.EscapeDataString(export.Since)}")
            + (request.Cursor is null ? "" : $"&_cursor={Uri.EscapeDataString(request.Cursor)}");
        return await reader.Search(caller, request.Type, query, cancellationToken);
    }
}
