using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage.Administration;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

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

        var started = await mediator.Send(new StartExport(input.Texts("_type"), input.Text("_since")?.Replace(' ', '+')), cancellation);
        return started.ToResult(export =>
        {
            http.HttpContext.Response.Headers.ContentLocation = $"{http.Address()}/export-status/{export}";
            return Results.StatusCode(StatusCodes.Status202Accepted);
        });
    });
}

/// <summary>Bulk Data kick-off over all travellers whom the caller may see. Nothing is prepared: the files are made while they are read.</summary>
/// <remarks>https://hl7.org/fhir/uv/bulkdata/STU2/export.html</remarks>
[Requires(Permission.ReadFhir)]
public sealed record StartExport(IReadOnlyList<string> Types, string? Since) : ICommand<Guid>;

internal sealed class StartExportValidator : AbstractValidator<StartExport>
{
    public StartExportValidator() => RuleFor(it => it.Types).NotNull();
}

internal sealed class StartExportHandler(HealthDb database, Caller caller, TimeProvider time) : IRequestHandler<StartExport, Outcome<Guid>>
{
    public async Task<Outcome<Guid>> Handle(StartExport request, CancellationToken cancellationToken)
    {
        if (request.Types.FirstOrDefault(type => TypePolicies.Of(type) is not { OfPerson: true }) is { } unknown)
        {
            return FhirRefusals.NotStored(unknown) with { Expression = "_type" };
        }

        if (request.Since is not null && Moments.Of(request.Since) is null)
        {
            return new Refusal(RefusalKind.Invalid, "since", "_since is an instant, as in 2026-03-01T09:30:00Z.", "_since");
        }

        var (account, now) = (caller.Account ?? Guid.Empty, time.GetUtcNow().ToUniversalTime());
        var earliest = now - OpenExports.Kept;
        var old = await OpenExports.Of(database, account).Where(export => export.At < earliest).ToListAsync(cancellationToken);
        database.BulkExports.RemoveRange(old);
        var begun = new BulkExport { Id = Ids.New(time), Account = account, At = now, Types = [.. request.Types], Since = request.Since };
        database.BulkExports.Add(begun);
        return Outcome<Guid>.Of(begun.Id);
    }
}
