using FluentValidation;
using HealthAssess.Api.Access;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Assessments;
using HealthAssess.Fhir;
using HealthAssess.Protocols;
using HealthAssess.Storage;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Assessments;

internal sealed class AmendAssessmentEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/assessments/{id:guid}/amendments", async (Guid id, AmendAssessment request, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(request with { Assessment = id }, cancellation)).ToResult()).WithTags("Assessments");
}

/// <summary>Corrects answers of a signed assessment: a new version by the same protocol version and the same values, with who and why. The old one stays in the history.</summary>
/// <param name="Assessment">Id of the ClinicalImpression.</param>
/// <param name="Answers">Answers that change, by linkId; the others stay.</param>
/// <param name="Reason">Why.</param>
/// <param name="Language">Language of the explanation.</param>
[Requires(Permission.AssessTravellers, OnShift = true)]
public sealed record AmendAssessment(Guid Assessment, IReadOnlyDictionary<string, IReadOnlyList<string>> Answers, string Reason, string Language = "en") : ICommand<AssessmentView>;

internal sealed class AmendAssessmentValidator : AbstractValidator<AmendAssessment>
{
    public AmendAssessmentValidator()
    {
        RuleFor(it => it.Reason).NotEmpty().MaximumLength(500).WithErrorCode("reason-missing").WithMessage("Say why, in at most 500 characters.");
        RuleFor(it => it.Answers).NotNull().Must(all => all is null || all.Count <= 500).WithErrorCode("answers-many").WithMessage("At most 500 answers.");
    }
}

internal sealed class AmendAssessmentHandler(
    Caller caller, HerePointOfEntry here, CallerReference by, ResourceReader reader, AssessmentBackground background, ProtocolLibrary library, TimeProvider time)
    : IRequestHandler<AmendAssessment, Outcome<AssessmentView>>
{
    public async Task<Outcome<AssessmentView>> Handle(AmendAssessment request, CancellationToken cancellationToken)
    {
        var impression = await reader.Read(caller, "ClinicalImpression", request.Assessment.ToString(), cancellationToken);
        if (!impression.Ok || AssessmentReading.Of(impression.Value.Resource) is not { } reading
            || await library.Find(reading.Protocol, cancellationToken) is not { } protocol
            || await reader.Read(caller, "QuestionnaireResponse", reading.Response.Split('/')[^1], cancellationToken) is not { Ok: true } response
            || await reader.Read(caller, "Patient", reading.Traveller.Split('/')[^1], cancellationToken) is not { Ok: true } patient)
        {
            return new Refusal(RefusalKind.NotFound, "assessment-not-found", "There is no such assessment here.");
        }

        var (before, after) = (response.Value.Resource, new Dictionary<string, IReadOnlyList<string>>(GivenAnswers.Of(response.Value.Resource)));
        foreach (var (linkId, texts) in request.Answers)
        {
            after[linkId] = texts;
        }

        var stored = StoredSituation.Of(protocol, impression.Value.Resource, before, patient.Value.Resource)!;
        var answers = Protocols.Answers.Read(protocol, after, stored.AsOf);
        if (answers.Issues.Count > 0)
        {
            return Outcome<AssessmentView>.Refused([.. answers.Issues.Select(issue => new Refusal(RefusalKind.Invalid, "answer-" + issue.Key, issue.Text, issue.LinkId))]);
        }

        var place = await here.Get(cancellationToken);
        var now = place.Now(time);
        var author = await by.Get(cancellationToken);
        var original = ClinicalImpressionBuilder.From(impression.Value.Resource);
        var amended = new Assessment(
            request.Assessment, Guid.Parse(patient.Value.Resource.Id!), Visit(original), reading.At, answers.All, protocol.Decide(stored with { Answers = answers.Values }),
            original.Assessor ?? author, request.Language)
        {
            Response = Guid.Parse(before.Id!),
            Parts = [.. reading.Parts.Select(Guid.Parse)],
            Place = place.Id,
            Signed = new SignOff(now, author),
            Amendments = [.. reading.Amendments.Select(one => new Amendment(one.At, new ReferenceBuilder { Display = one.By }, one.Reason)), new Amendment(now, author, request.Reason)],
        };
        return Outcome<AssessmentView>.Of(
            AssessmentView.Of(amended, protocol.Status == ProtocolStatus.Draft),
            ChangeSet.Of(await background.Amend(amended, impression.Value.Resource, before, now, cancellationToken)));
    }

    private static Guid? Visit(ClinicalImpressionBuilder original) => original.Encounter?.Literal?.Split('/') is [.., var id] && Guid.TryParse(id, out var visit) ? visit : null;
}
