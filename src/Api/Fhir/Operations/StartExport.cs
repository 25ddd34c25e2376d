using System.Globalization;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Fhir.Operations;

internal sealed class StartExportEndpoint : IEndpoint
{
    private static readonly string[] Formats = ["application/fhir+ndjson", "application/ndjson", "ndjson"];

    public static void Map(IEndpointRouteBuilder routes) => routes.MapOperation(OperationTable.Export, async (input, http, mediator, cancellation) =>
    {
        if (input.Text("_outputFormat")?.Replace(' ', '+') is { } format && !Formats.Contains(format))
        {
            return new RefusalResult([new(RefusalKind.NotSupported, "output-format", "An export is NDJSON: application/fhir+ndjson.", "_outputFormat")]);
        }

        var since = input.Text("_since")?.Replace(' ', '+');
        var started = await mediator.Send(new StartExport(input.Texts("_type"), since), cancellation);
        return started.ToResult(at =>
        {
            var query = $"at={Uri.EscapeDataString(at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture))}&_type={string.Join(',', input.Texts("_type"))}&_since={Uri.EscapeDataString(since ?? "")}";
            http.HttpContext.Response.Headers.ContentLocation = $"{http.Address()}/export-status?{query}";
            return Results.StatusCode(StatusCodes.Status202Accepted);
        });
    });
}

/// <summary>Bulk Data kick-off over all travellers whom the caller may see. Nothing is prepared: the files are made while they are read.</summary>
/// <remarks>https://hl7.org/fhir/uv/bulkdata/STU2/export.html</remarks>
[Requires(Permission.ReadFhir)]
public sealed record StartExport(IReadOnlyList<string> Types, string? Since) : IQuery<DateTimeOffset>;

internal sealed class StartExportHandler(TimeProvider time) : IRequestHandler<StartExport, Outcome<DateTimeOffset>>
{
    public Task<Outcome<DateTimeOffset>> Handle(StartExport request, CancellationToken cancellationToken) => Task.FromResult<Outcome<DateTimeOffset>>(
        request.Types.FirstOrDefault(type => TypePolicies.Of(type) is not { OfPerson: true }) is { } unknown ? FhirRefusals.NotStored(unknown) with { Expression = "_type" }
        : request.Since is not null && Moments.Of(request.Since) is null ? new Refusal(RefusalKind.Invalid, "since", "_since is an instant, as in 2026-03-01T09:30:00Z.", "_since")
        : Outcome<DateTimeOffset>.Of(time.GetUtcNow().ToUniversalTime()));
}
