using FluentValidation;
using HealthAssess.Api.Access;
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

internal sealed class AmendAssessmentEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/assessments/{id}/amendments", async (string id, AmendAssessment request, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(request with { Assessment = id }, cancellation)).ToResult()).WithTags("Assessments");
}

/// <summary>
/// Corrects answers of a signed assessment: a new version by the same protocol version and the same values, with who and why. The old one stays in the history.
/// An answer that other protocols of the same assessment share is corrected there too, and they are decided again.
/// </summary>
/// <param name="Assessment">Id of the ClinicalImpression, of the first decision or of another one.</param>
/// <param name="Answers">Answers that change, by linkId; the others stay.</param>
/// <param name="Reason">Why.</param>
/// <param name="Language">Language of the explanation.</param>
[Requires(Permission.AssessTravellers, OnShift = true)]
public sealed record AmendAssessment(string Assessment, IReadOnlyDictionary<string, IReadOnlyList<string>> Answers, string Reason, string Language = "en") : ICommand<AssessmentView>;

internal sealed class AmendAssessmentValidator : AbstractValidator<AmendAssessment>
{
    public AmendAssessmentValidator()
    {
        RuleFor(it => it.Reason).NotEmpty().MaximumLength(500).WithErrorCode("reason-missing").WithMessage("Say why, in at most 500 characters.");
        RuleFor(it => it.Answers).NotNull().Must(all => all is null || all.Count <= 500).WithErrorCode("answers-many").WithMessage("At most 500 answers.");
    }
}

internal sealed class AmendAssessmentHandler(
    Caller caller, HerePointOfEntry here, CallerReference by, ResourceReader reader, StoredAssessment stored, AmendmentRecords records,
    ProtocolLibrary library, TimeProvider time)
    : IRequestHandler<AmendAssessment, Outcome<AssessmentView>>
{
    public async Task<Outcome<AssessmentView>> Handle(AmendAssessment request, CancellationToken cancellationToken)
    {
        var parts = await stored.Parts(request.Assessment, cancellationToken);
        if (parts.Count == 0 || await reader.Read(caller, "Patient", parts[0].Reading.Traveller.Split('/')[^1], cancellationToken) is not { Ok: true } patient)
        {
            return AssessmentRefusals.NoAssessment;
        }

        var named = parts.First(part => part.Reading.Id == request.Assessment);
        var amended = parts.Select(part => AmendedPart.Of(part, named, request.Answers, patient.Value.Resource)).ToList();
        if (amended.SelectMany(part => part.After.Issues).DistinctBy(issue => (issue.LinkId, issue.Key)).ToList() is { Count: > 0 } issues)
        {
            return Outcome<AssessmentView>.Refused([.. issues.Select(issue => new Refusal(RefusalKind.Invalid, "answer-" + issue.Key, issue.Text, issue.LinkId))]);
        }

        var place = await here.Get(cancellationToken);
        var amendment = new Amendment(place.Now(time), await by.Get(cancellationToken), request.Reason);
        var made = amended.ConvertAll(part => (Part: part, Again: part.Stored == named || part.Changed))
            .ConvertAll(one => (Assessment: one.Part.Record(amendment, place.Id, request.Language, one.Again), one.Part.Stored, one.Again));
        var draft = await library.IsDraft(named.Protocol, place.Id, DateOnly.FromDateTime(named.Reading.At.DateTime), cancellationToken);
        return Outcome<AssessmentView>.Of(
            AssessmentView.Of(made[parts.IndexOf(named)].Assessment, draft),
            ChangeSet.Of(await records.Of(made, !await stored.IsOver(parts, cancellationToken), cancellationToken)));
    }
}
