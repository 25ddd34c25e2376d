using HealthAssess.Api.Access;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Registration;
using HealthAssess.Protocols;
using HealthAssess.Storage;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Assessments;

internal sealed class OpenScreeningEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/protocols/{protocol}", async (string protocol, string? language, string? also, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(new OpenScreening(protocol, language ?? "en", also?.Split(',')), cancellation)).ToResult()).WithTags("Assessments");
}

/// <summary>What one or several protocols ask, in the user's language, each question once.</summary>
/// <param name="Protocol">Id of the protocol, <c>EVD-POE</c> or <c>EVD-POE@1.0.0</c>.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="Also">Further protocols of the same assessment.</param>
/// <param name="Traveller">Who is to be assessed: what is known already stands in the fields.</param>
/// <param name="Continues">The assessment it continues, whose protocols and answers are taken over.</param>
/// <param name="Alone">True to continue only the named decision of an assessment, not its other parts.</param>
/// <param name="Reader">The traveller's language, for the interpreter's view.</param>
[Requires(Permission.AssessTravellers, OnShift = true)]
public sealed record OpenScreening(
    string Protocol, string Language = "en", IReadOnlyList<string>? Also = null, TravellerId? Traveller = null, string? Continues = null, string? Reader = null, bool Alone = false) : IQuery<ScreeningView>;

internal sealed class OpenScreeningHandler(HerePointOfEntry here, Caller caller, ProtocolLibrary library, AssessmentBackground background, ResourceReader reader, TimeProvider time)
    : IRequestHandler<OpenScreening, Outcome<ScreeningView>>
{
    public async Task<Outcome<ScreeningView>> Handle(OpenScreening request, CancellationToken cancellationToken)
    {
        var place = await here.Get(cancellationToken);
        var today = place.Today(time);
        var earlier = request.Traveller is { } traveller ? await background.Readings(traveller, request.Continues, cancellationToken) : [];
        string[] names = earlier.Count > 0 ? [.. earlier.Take(request.Alone ? 1 : earlier.Count).Select(reading => reading.Protocol)] : [request.Protocol, .. request.Also ?? []];
        var chosen = await library.Chosen(names, caller, place.Id, today, cancellationToken);
        if (!chosen.Ok)
        {
            return Outcome<ScreeningView>.Refused(chosen.Refusals);
        }

        var patient = request.Traveller is { } id ? await reader.Read(caller, "Patient", id.ToString(), cancellationToken) : null;
        if (patient is { Ok: false })
        {
            return AssessmentRefusals.NoTraveller;
        }

        var situation = patient is null ? new Situation { AsOf = today, Country = place.Country } : await background.Situation(patient.Value.Resource, place, cancellationToken);
        var answers = request.Traveller is { } who ? await background.EarlierAnswers(who, request.Continues, cancellationToken) : new Dictionary<string, IReadOnlyList<string>>();
        return Outcome<ScreeningView>.Of(ScreeningForm.Of(chosen.Value, situation, answers, request.Language, request.Reader));
    }
}
