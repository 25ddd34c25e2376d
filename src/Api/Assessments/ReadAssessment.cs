using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Assessments;
using HealthAssess.Storage;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Assessments;

internal sealed class ReadAssessmentEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/assessments/{id}", async (string id, string? language, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(new ReadAssessment(id, language ?? "en"), cancellation)).ToResult()).WithTags("Assessments");
}

/// <summary>A stored decision with its reasons in the words it was made in.</summary>
/// <param name="Assessment">Id of the ClinicalImpression.</param>
/// <param name="Language">Language of everything else.</param>
[Requires(Permission.AssessTravellers)]
public sealed record ReadAssessment(string Assessment, string Language = "en") : IQuery<AssessmentView>;

internal sealed class ReadAssessmentHandler(Caller caller, ResourceReader reader, ProtocolLibrary library) : IRequestHandler<ReadAssessment, Outcome<AssessmentView>>
{
    public async Task<Outcome<AssessmentView>> Handle(ReadAssessment request, CancellationToken cancellationToken)
    {
        if (await One(request.Assessment, request.Language, cancellationToken) is not var (view, reading))
        {
            return AssessmentRefusals.NoAssessment;
        }

        List<AssessmentView> parts = [];
        foreach (var part in reading.Parts)
        {
            parts.AddRange(await One(part, request.Language, cancellationToken) is var (other, _) ? [other] : Array.Empty<AssessmentView>());
        }

        return Outcome<AssessmentView>.Of(view with { Parts = parts });
    }

    private async Task<(AssessmentView View, AssessmentReading Reading)?> One(string id, string language, CancellationToken cancellation)
    {
        var stored = await reader.Read(caller, "ClinicalImpression", id, cancellation);
        if (!stored.Ok || AssessmentReading.Of(stored.Value.Resource) is not { } reading || await library.Find(reading.Protocol, cancellation) is not { } protocol)
        {
            return null;
        }

        var response = await reader.Read(caller, "QuestionnaireResponse", reading.Response.Split('/')[^1], cancellation);
        var view = AssessmentView.Of(reading, protocol, await library.IsDraft(protocol, caller.PointOfEntry, DateOnly.FromDateTime(reading.At.DateTime), cancellation), language);
        return (view with { Answers = response.Ok ? AnswerLines.Of(protocol, response.Value.Resource, language) : [] }, reading);
    }
}
