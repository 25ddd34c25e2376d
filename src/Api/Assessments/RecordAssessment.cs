using FluentValidation;
using HealthAssess.Api.Access;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Assessments;
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
[Requires(Permission.AssessTravellers, OnShift = true)]
public sealed record RecordAssessment(
    Guid Traveller, string Protocol, IReadOnlyDictionary<string, IReadOnlyList<string>> Answers, string Language = "en",
    Guid? Visit = null, Guid? Continues = null) : ICommand<AssessmentView>;

internal sealed class RecordAssessmentValidator : AbstractValidator<RecordAssessment>
{
    public RecordAssessmentValidator()
    {
        RuleFor(it => it.Traveller).NotEmpty().WithMessage("Say who is assessed.");
        RuleFor(it => it.Answers).NotNull().WithMessage("Give the answers.");
        RuleFor(it => it.Answers).Must(all => all is null || all.Count <= 500).WithErrorCode("answers-many").WithMessage("At most 500 answers.");
        RuleForEach(it => it.Answers).Must(pair => pair.Value is { Count: <= 50 } texts && texts.All(text => text is { Length: <= 1000 })).WithErrorCode("answer-long").WithMessage("An answer has at most 1000 characters.");
    }
}

internal sealed class RecordAssessmentHandler(
    Caller caller, HerePointOfEntry here, CallerReference by, ResourceReader reader, AssessmentBackground background, TimeProvider time)
    : IRequestHandler<RecordAssessment, Outcome<AssessmentView>>
{
    public async Task<Outcome<AssessmentView>> Handle(RecordAssessment request, CancellationToken cancellationToken)
    {
        if (ProtocolCatalogue.Find(request.Protocol) is not { Status: not ProtocolStatus.Retired } protocol)
        {
            return new Refusal(RefusalKind.NotFound, "protocol-not-found", "There is no such protocol.");
        }

        var patient = await reader.Read(caller, "Patient", request.Traveller.ToString(), cancellationToken);
        if (!patient.Ok)
        {
            return new Refusal(RefusalKind.NotFound, "traveller-not-found", "There is no such traveller here.");
        }

        var place = await here.Get(cancellationToken);
        var given = await background.Answers(request, cancellationToken);
        var answers = Protocols.Answers.Read(protocol, given, place.Today(time));
        if (answers.Issues.Count > 0)
        {
            return Outcome<AssessmentView>.Refused([.. answers.Issues.Select(issue => new Refusal(RefusalKind.Invalid, "answer-" + issue.Key, issue.Text, issue.LinkId))]);
        }

        var now = place.Now(time);
        var decision = protocol.Decide(new Situation
        {
            AsOf = place.Today(time),
            Answers = answers.Values,
            Country = place.Country,
            BirthDate = patient.Value.Resource.Root["birthDate"].Date?.Date.ToDateOnly(),
            Gender = patient.Value.Resource.Root["gender"].Text,
            Visits = await background.Itinerary(request, cancellationToken),
        });
        var assessment = new Assessment(
            Ids.New(time), request.Traveller, request.Visit, now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)), answers.All, decision,
            await by.Get(cancellationToken), request.Language, request.Continues);
        return Outcome<AssessmentView>.Of(
            AssessmentView.Of(assessment),
            ChangeSet.Of([.. assessment.Resources(() => Ids.New(time)).Select(Change.Create), .. await background.EndFlags(request.Traveller, now, cancellationToken)]));
    }
}
