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

internal sealed class SignAssessmentEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/assessments/{id}/signature", async (string id, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(new SignAssessment(id), cancellation)).ToResult()).WithTags("Assessments");
}

/// <summary>Signs an assessment with all its parts. From then on it changes by amendment only.</summary>
/// <param name="Assessment">Id of its first ClinicalImpression.</param>
[Requires(Permission.AssessTravellers, OnShift = true)]
public sealed record SignAssessment(string Assessment) : ICommand<string>;

internal sealed class SignAssessmentValidator : AbstractValidator<SignAssessment>
{
    public SignAssessmentValidator() => RuleFor(it => it.Assessment).NotEmpty().WithErrorCode("assessment-missing").WithMessage("Say which assessment.");
}

internal sealed class SignAssessmentHandler(Caller caller, HerePointOfEntry here, CallerReference by, ResourceReader reader, TimeProvider time) : IRequestHandler<SignAssessment, Outcome<string>>
{
    public async Task<Outcome<string>> Handle(SignAssessment request, CancellationToken cancellationToken)
    {
        var signature = new SignOff((await here.Get(cancellationToken)).Now(time), await by.Get(cancellationToken));
        List<Change> changes = [];
        Queue<string> open = new([request.Assessment]);
        while (open.TryDequeue(out var id))
        {
            var stored = await reader.Read(caller, "ClinicalImpression", id, cancellationToken);
            if (!stored.Ok || AssessmentReading.Of(stored.Value.Resource) is not { } reading)
            {
                return AssessmentRefusals.NoAssessment;
            }

            if (reading.Signed is not null)
            {
                return new Refusal(RefusalKind.BusinessRule, "assessment-signed", "This assessment is signed. Amend it, with a reason, instead of changing it.");
            }

            changes.Add(Change.Update(signature.On(stored.Value.Resource), stored.Value.Resource.VersionId));
            reading.Parts.ToList().ForEach(open.Enqueue);
        }

        return Outcome<string>.Of(request.Assessment, ChangeSet.Of(changes));
    }
}
