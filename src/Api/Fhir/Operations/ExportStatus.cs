using System.Text.Json.Nodes;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Fhir.Operations;

internal sealed class ExportStatusEndpoint : IEndpoint
{
    /// <summary>What the manifest repeats of the request.</summary>
    private static readonly string[] Repeated = ["_type", "_since"];

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapFhir().MapGet("/export-status", async (string at, string? _type, string? _since, HttpRequest http, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(new ExportStatus((_type ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)), cancellation)).ToResult(types => Results.Json(Manifest(types, at, _since, http))));

    private static JsonObject Manifest(IReadOnlyList<string> types, string at, string? since, HttpRequest http) => new()
    {
        ["transactionTime"] = at,
        ["request"] = $"{http.Address()}/Patient/$export{QueryString.Create(Asked(http))}",
        ["requiresAccessToken"] = true,
        ["output"] = new JsonArray([.. types.Select(type => new JsonObject
        {
            ["type"] = type,
            ["url"] = $"{http.Address()}/export-file/{type}?at={Uri.EscapeDataString(at)}&_since={Uri.EscapeDataString(since ?? "")}",
        })]),
        ["error"] = new JsonArray(),
    };

    /// <summary>What the kick-off asked for.</summary>
    private static IEnumerable<KeyValuePair<string, string?>> Asked(HttpRequest http) =>
        Repeated.Select(name => KeyValuePair.Create<string, string?>(name, http.Query[name])).Where(pair => !string.IsNullOrEmpty(pair.Value));
}

/// <summary>Bulk Data status: which files there are, one for each type.</summary>
[Requires(Permission.ReadFhir)]
public sealed record ExportStatus(IReadOnlyList<string> Types) : IQuery<IReadOnlyList<string>>;

internal sealed class ExportStatusHandler : IRequestHandler<ExportStatus, Outcome<IReadOnlyList<string>>>
{
    public Task<Outcome<IReadOnlyList<string>>> Handle(ExportStatus request, CancellationToken cancellationToken)
    {
        var all = TypePolicies.ByType.Values.Where(policy => policy.OfPerson).Select(policy => policy.Type);
        return Task.FromResult(Outcome<IReadOnlyList<string>>.Of([.. request.Types.Count == 0 ? all : all.Intersect(request.Types)]));
    }
}
