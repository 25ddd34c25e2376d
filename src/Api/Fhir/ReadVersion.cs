using System.Globalization;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Fhir;

internal sealed class ReadVersionEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapFhir().MapRead("/{type}/{id}/_history/{version}", async (string type, string id, string version, HttpRequest http, IMediator mediator, CancellationToken cancellation) =>
        {
            var view = FhirView.Of(http);
            return view.Ok
                ? (await mediator.Send(new ReadVersion(type, id, version), cancellation)).ToResult(stored => new FhirResult(stored, view.Value))
                : view.ToResult();
        });
}

/// <summary>FHIR vread: one version of one resource.</summary>
/// <remarks>http://hl7.org/fhir/R4/http.html#vread</remarks>
[Requires(Permission.ReadFhir)]
public sealed record ReadVersion(string Type, string Id, string Version) : IQuery<StoredResource>;

internal sealed class ReadVersionHandler(ResourceReader reader, Caller caller) : IRequestHandler<ReadVersion, Outcome<StoredResource>>
{
    /// <summary>What is no number of a version, or a longer one than we give, is a version that is not there.</summary>
    public Task<Outcome<StoredResource>> Handle(ReadVersion request, CancellationToken cancellationToken) =>
        reader.ReadVersion(
            caller,
            request.Type,
            request.Id,
            int.TryParse(request.Version, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && request.Version[0] != '0' ? version : 0,
            cancellationToken);
}
