using HealthAssess.Api.Access;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Vaccinations;
using HealthAssess.Fhir;
using HealthAssess.Immunization;
using MediatR;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Fhir.Operations;

internal sealed class ImmunizationForecastEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapOperation(OperationTable.ImmunizationForecast, async (input, http, mediator, cancellation) =>
    {
        var text = input.Text("assessmentDate");
        var day = FhirDate.TryParse(text, out var date) ? date.ToDateOnly() : null;
        return text is null || day is not null
            ? (await mediator.Send(new ImmunizationForecastOperation(http.Route("id") ?? "", day), cancellation)).ToResult(answer => ResourceResult.Of(answer, http))
            : Outcome<Resource>.Refused([BadDay]).ToResult();
    });

    private static Refusal BadDay { get; } = new(RefusalKind.Invalid, "date-invalid", "'assessmentDate' is a day, as in 2026-03-01.", "assessmentDate");
}

/// <summary>What a patient's doses count for and what is due: Parameters with one ImmunizationRecommendation and the ImmunizationEvaluations. Nothing is stored.</summary>
/// <param name="Patient">Id of the Patient.</param>
/// <param name="AssessmentDate">The day that counts as today; today when not given.</param>
[Requires(Permission.ReadFhir)]
public sealed record ImmunizationForecastOperation(string Patient, DateOnly? AssessmentDate = null) : IQuery<Resource>;

internal sealed class ImmunizationForecastOperationHandler(TravellerResources resources, TimeProvider time)
    : IRequestHandler<ImmunizationForecastOperation, Outcome<Resource>>
{
    public async Task<Outcome<Resource>> Handle(ImmunizationForecastOperation request, CancellationToken cancellationToken)
    {
        var today = request.AssessmentDate ?? DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var record = await resources.Of(request.Patient, ForecastHistory.Types, cancellationToken);
        var history = record.Ok ? ForecastHistory.Of(record.Value, today) : Outcome<ForecastHistory>.Refused(record.Refusals);
        return history.Ok ? Outcome<Resource>.Of(Answer(request.Patient, history.Value)) : Outcome<Resource>.Refused(history.Refusals);
    }

    private Resource Answer(string patient, ForecastHistory history)
    {
        var forecast = ProcessingModel.Run(SchedulePack.UsAcip, history.History);
        var answer = new ParametersBuilder();
        answer.Parameter.Add(Part("recommendation", ForecastRecord.Of(Ids.New(time), patient, history, forecast)));
        foreach (var evaluation in forecast.Evaluations.Where(one => one.Best))
        {
            answer.Parameter.Add(Part("evaluation", EvaluationRecord.Of(Ids.New(time), patient, history, evaluation)));
        }

        foreach (var notice in forecast.Notices)
        {
            answer.Parameter.Add(new() { Name = "notice", ValueString = ForecastWords.Of(notice) });
        }

        return answer.Build();
    }

    private static ParametersParameterBuilder Part(string name, Resource resource) => new() { Name = name, Resource = resource };
}
