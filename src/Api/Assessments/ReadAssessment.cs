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
        routes.MapGet("/api/assessments/{id:guid}", async (Guid id, string? language, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(new ReadAssessment(id, language ?? "en"), cancellation)).ToResult()).WithTags("Assessments");
}

/// <summary>A stored decision with its reasons in the words it was made in.</summary>
/// <param name="Assessment">Id of the ClinicalImpression.</param>
/// <param name="Language">Language of everything else.</param>
[Requires(Permission.AssessTravellers)]
public sealed record ReadAssessment(Guid Assessment, string Language = "en") : IQuery<AssessmentView>;

internal sealed class ReadAssessmentHandler(Caller caller, ResourceReader reader) : IRequestHandler<ReadAssessment, Outcome<AssessmentView>>
{
    public async Task<Outcome<AssessmentView>> Handle(ReadAssessment request, CancellationToken cancellationToken)
    {
        var stored = await reader.Read(caller, "ClinicalImpression", request.Assessment.ToString(), cancellationToken);
        return stored.Ok && AssessmentReading.Of(stored.Value.Resource) is { } reading && AssessmentView.Of(reading, request.Language) is { } view
            ? Outcome<AssessmentView>.Of(view)
            : new Refusal(RefusalKind.NotFound, "assessment-not-found", "There is no such assessment here.");
    }
}
