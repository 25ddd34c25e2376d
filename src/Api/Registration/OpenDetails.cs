using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Registration;
using HealthAssess.Storage;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Registration;

internal sealed class OpenDetailsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/travellers/{id}/details", async (TravellerId id, int? version, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(new OpenDetails(id, version), cancellation)).ToResult()).WithTags("Registration");
}

/// <summary>What registration recorded of a traveller, to be corrected or completed with <see cref="CorrectTraveller"/>.</summary>
/// <param name="Traveller">Who.</param>
/// <param name="Version">An earlier version of the record; null for the current one.</param>
[Requires(Permission.RegisterTravellers, OnShift = true)]
public sealed record OpenDetails(TravellerId Traveller, int? Version = null) : IQuery<OpenedDetails>;

/// <summary>The details as one version of the record says them.</summary>
/// <param name="Version">Which version.</param>
/// <param name="Details">What it says.</param>
/// <param name="Certificates">How many certificates in force were issued with what was on record then.</param>
public sealed record OpenedDetails(int Version, TravellerDetails Details, int Certificates);

internal sealed class OpenDetailsHandler(ResourceReader reader, Caller caller) : IRequestHandler<OpenDetails, Outcome<OpenedDetails>>
{
    public async Task<Outcome<OpenedDetails>> Handle(OpenDetails request, CancellationToken cancellationToken)
    {
        var patient = await (request.Version is { } version
            ? reader.ReadVersion(caller, "Patient", request.Traveller.ToString(), version, cancellationToken)
            : reader.Read(caller, "Patient", request.Traveller.ToString(), cancellationToken));
        return patient.Ok
            ? Outcome<OpenedDetails>.Of(new OpenedDetails(patient.Value.Version, TravellerDetails.Of(patient.Value.Resource), await Certificates(request.Traveller, cancellationToken)))
            : Outcome<OpenedDetails>.Refused(patient.Refusals);
    }

    /// <summary>Who registers without seeing certificates is told of none.</summary>
    private async Task<int> Certificates(TravellerId traveller, CancellationToken cancellation) =>
        await reader.Search(caller, "DocumentReference", $"patient={traveller}&status=current&_count=200", cancellation) is { Ok: true } found ? found.Value.Matches.Count : 0;
}
