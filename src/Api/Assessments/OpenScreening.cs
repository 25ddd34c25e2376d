using HealthAssess.Api.Access;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Protocols;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Assessments;

internal sealed class OpenScreeningEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/protocols/{protocol}", async (string protocol, string? language, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(new OpenScreening(protocol, language ?? "en"), cancellation)).ToResult()).WithTags("Assessments");
}

/// <summary>What a protocol asks, in the user's language.</summary>
/// <param name="Protocol">Id of the protocol, <c>EVD-POE</c> or <c>EVD-POE@1.0.0</c>.</param>
/// <param name="Language">BCP 47.</param>
[Requires(Permission.AssessTravellers, OnShift = true)]
public sealed record OpenScreening(string Protocol, string Language = "en") : IQuery<ScreeningView>;

internal sealed class OpenScreeningHandler(HerePointOfEntry here, TimeProvider time) : IRequestHandler<OpenScreening, Outcome<ScreeningView>>
{
    public async Task<Outcome<ScreeningView>> Handle(OpenScreening request, CancellationToken cancellationToken) =>
        ProtocolCatalogue.Find(request.Protocol) is { } protocol
            ? Outcome<ScreeningView>.Of(ScreeningView.Of(protocol, request.Language, (await here.Get(cancellationToken)).Today(time)))
            : new Refusal(RefusalKind.NotFound, "protocol-not-found", "There is no such protocol.");
}
