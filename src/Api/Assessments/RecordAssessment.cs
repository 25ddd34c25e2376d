using FluentValidation;
using HealthAssess.Api.Access;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Assessments;
using HealthAssess.Domain.Registration;
using HealthAssess.Protocols;
using HealthAssess.Storage;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Assessments;

internal sealed class RecordAssessmentEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/assessments", async (RecordAssessment request, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(request, cancellation)).ToResult(done => Results.Created($"/api/assessments/{done.Id}", done))).WithTags("Assessments");
}

/// <summary>Records an assessment by a protocol and answers with what it decides and why. An answer that is missing is unknown, never "no".</summary>
/// <param name="Traveller">Who is assessed.</param>
/// <param name="Protocol">The protocol, best with the version that was asked: <c>EVD-POE@1.0.0</c>.</param>
/// <param name="Answers">Answers by linkId: <c>yes</c>, <c>no</c>, <c>unknown</c>, <c>refused</c>, a number, a day, a code or several.</param>
/// <param name="Language">Language of the questions and of the explanation.</param>
/// <param name="Visit">The Encounter it belongs to, or null.</param>
/// <param name="Continues">An earlier assessment whose answers stand where this one gives none: secondary screening asks nothing twice.</param>
/// <param name="Also">Further protocols of the same assessment: a question they share is answered once, one that means something else under <c>linkId#PROTOCOL</c>.</param>
[Requires(Permission.AssessTravellers, OnShift = true)]
public sealed record RecordAssessment(
    TravellerId Traveller, string Protocol, IReadOnlyDictionary<string, IReadOnlyList<string>> Answers, string Language = "en",
    string? Visit = null, string? Continues = null, IReadOnlyList<string>? Also = null) : ICommand<AssessmentView>;

internal sealed class RecordAssessmentValidator : AbstractValidator<RecordAssessment>
{
    public RecordAssessmentValidator()
    {
        RuleFor(it => it.Traveller).NotEmpty().WithMessage("Say who is assessed.");
        RuleFor(it => it.Also).Must(also => also is null || also.Count <= 20).WithErrorCode("protocols-many").WithMessage("At most 20 protocols.");
        RuleFor(it => it.Answers).NotNull().WithMessage("Give the answers.");
        RuleFor(it => it.Answers).Must(all => all is null || all.Count <= 500).WithErrorCode("answers-many").WithMessage("At most 500 answers.");
        RuleForEach(it => it.Answers).Must(pair => pair.Value is { Count: <= 50 } texts && texts.All(text => text is { Length: <= 1000 })).WithErrorCode("answer-long").WithMessage("An answer has at most 1000 characters.");
    }
}

internal sealed class RecordAssessmentHandler(
    Caller caller, HerePointOfEntry here, CallerReference by, ResourceReader reader, AssessmentBackground background, ProtocolLibrary library, TimeProvider time)
    : IRequestHandler<RecordAssessment, Outcome<AssessmentView>>
{
    public async Task<Outcome<AssessmentView>> Handle(RecordAssessment request, CancellationToken cancellationToken)
    {
        var patient = await reader.Read(caller, "Patient", request.Traveller.ToString(), cancellationToken);
        if (!patient.Ok)
        {
            return AssessmentRefusals.NoTraveller;
        }

        var place = await here.Get(cancellationToken);
        var used = await library.Chosen([request.Protocol, .. request.Also ?? []], caller, place.Id, place.Today(time), cancellationToken);
        if (!used.Ok)
        {
            return Outcome<AssessmentView>.Refused(used.Refusals);
        }

        var protocols = used.Value.Select(one => one.Protocol).ToList();
        var given = await background.Answers(request, cancellationToken);
        var read = protocols.ConvertAll(protocol => Protocols.Answers.Read(protocol, SharedQuestions.Of(protocol, protocols, given), place.Today(time)));
        if (read.Zip(protocols).SelectMany(pair => pair.First.Issues.Select(issue => Wrong(pair.Second, protocols, issue))).DistinctBy(refusal => (refusal.Key, refusal.Expression)).ToList() is { Count: > 0 } wrong)
        {
            return Outcome<AssessmentView>.Refused(wrong);
        }

        var now = place.Now(time);
        var situation = await background.Situation(patient.Value.Resource, place, cancellationToken);
        var author = await by.Get(cancellationToken);
        var ids = protocols.ConvertAll(_ => Ids.New(time).ToString());
        var assessments = protocols.Select((protocol, at) => new Assessment(
            ids[at], request.Traveller, request.Visit, now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)), read[at].All,
            protocol.Decide(situation with { Answers = read[at].Values, Parameters = used.Value[at].Parameters }), author, request.Language, request.Continues)
        {
            Parts = at == 0 ? [.. ids.Skip(1)] : [],
            Place = place.Id,
        }).ToList();
        return Outcome<AssessmentView>.Of(
            AssessmentView.Of(assessments[0], used.Value[0].Draft) with { Parts = [.. assessments.Skip(1).Select((part, at) => AssessmentView.Of(part, used.Value[at + 1].Draft))] },
            ChangeSet.Of(await background.Changes(assessments, now, cancellationToken)));
    }

    private static Refusal Wrong(Protocol protocol, List<Protocol> protocols, AnswerIssue issue) =>
        new(RefusalKind.Invalid, "answer-" + issue.Key, issue.Text, SharedQuestions.Key(protocol, protocols, issue.LinkId));
}
