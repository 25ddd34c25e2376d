using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage.Administration;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Fhir.Operations;

internal sealed class EndExportEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapFhir().MapDelete("/export-status/{export:guid}", async (Guid export, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(new EndExport(export), cancellation)).ToResult(_ => Results.StatusCode(StatusCodes.Status202Accepted)));
}

/// <summary>Bulk Data delete: the caller needs the export no more. Its status and its files are not there from then on.</summary>
/// <remarks>https://hl7.org/fhir/uv/bulkdata/STU2/export.html#bulk-data-delete-request</remarks>
[Requires(Permission.ReadFhir)]
public sealed record EndExport(Guid Export) : ICommand<Unit>;

internal sealed class EndExportValidator : AbstractValidator<EndExport>
{
    public EndExportValidator() => RuleFor(it => it.Export).NotEmpty();
}

internal sealed class EndExportHandler(HealthDb database, OpenExports exports) : IRequestHandler<EndExport, Outcome<Unit>>
{
    public async Task<Outcome<Unit>> Handle(EndExport request, CancellationToken cancellationToken)
    {
        if (await exports.Find(request.Export, cancellationToken) is not { } export)
        {
            return OpenExports.NotOpen;
        }

        database.BulkExports.Remove(export);
        return Outcome<Unit>.Of(Unit.Value);
    }
}
