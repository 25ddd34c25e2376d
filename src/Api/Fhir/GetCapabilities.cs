using System.Security.Cryptography;
using HealthAssess.Api.Access.OAuth;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Fhir;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Fhir;

internal sealed class GetCapabilitiesEndpoint : IEndpoint
{
    private static readonly string[] Modes = ["full", "normative", "terminology"];

    private static readonly Refusal Unknown = new(RefusalKind.Invalid, "mode", "The mode is full, normative or terminology.", "mode");

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapFhir().MapRead("/metadata", async (HttpRequest http, IMediator mediator, CancellationToken cancellation) =>
        {
            var view = FhirView.Of(http);
            var mode = http.Query["mode"].ToString() is { Length: > 0 } asked ? asked : "full";
            if (!view.Ok || !Modes.Contains(mode))
            {
                return view.Ok ? new RefusalResult([Unknown]) : view.ToResult();
            }

            var statement = await mediator.Send(new GetCapabilities(http.Address(), IssueClientTokenEndpoint.Address(http), mode), cancellation);
            return statement.ToResult(said => Answer(http, view.Value.Apply(said).Json, view.Value.Pretty));
        });

    /// <summary>With a tag, so that a client asks for the whole of it only when it has changed.</summary>
    private static IResult Answer(HttpRequest http, ReadOnlyMemory<byte> json, bool pretty)
    {
        var tag = $"W/\"{Convert.ToHexStringLower(SHA256.HashData(json.Span).AsSpan(0, 16))}\"";
        http.HttpContext.Response.Headers.ETag = tag;
        return http.Headers.IfNoneMatch.ToString().Contains(tag, StringComparison.Ordinal) ? Results.StatusCode(StatusCodes.Status304NotModified) : new BundleResult(json, pretty);
    }
}

/// <summary>FHIR capabilities: what this server does, from the tables that the code itself goes by. Open to everybody.</summary>
/// <param name="Address">Base of the server.</param>
/// <param name="Token">Where tokens are.</param>
/// <param name="Mode">full, normative or terminology.</param>
/// <remarks>http://hl7.org/fhir/R4/http.html#capabilities</remarks>
[Requires(Permission.Anybody)]
public sealed record GetCapabilities(string Address, string Token, string Mode = "full") : IQuery<Resource>;

internal sealed class GetCapabilitiesHandler(TimeProvider time) : IRequestHandler<GetCapabilities, Outcome<Resource>>
{
    public Task<Outcome<Resource>> Handle(GetCapabilities request, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return Task.FromResult(Outcome<Resource>.Of(request.Mode == "terminology"
            ? TerminologyAbilities.Of(request.Address, today)
            : Capabilities.Of(request.Address, request.Token, request.Mode == "normative", today)));
    }
}
