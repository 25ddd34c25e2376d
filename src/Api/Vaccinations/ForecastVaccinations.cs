using HealthAssess.Api.Access;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Registration;
using HealthAssess.Domain.Vaccinations;
using HealthAssess.Fhir;
using HealthAssess.Immunization;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Vaccinations;

internal sealed class ForecastVaccinationsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/travellers/{id}/vaccination-forecast", async (TravellerId id, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(new ForecastVaccinations(id), cancellation)).ToResult()).WithTags("Vaccinations");
}

/// <summary>What a traveller's doses count for, what is due today and what comes next, by the schedule that holds here.</summary>
/// <param name="Traveller">Who.</param>
[Requires(Permission.Vaccinate, OnShift = true)]
public sealed record ForecastVaccinations(TravellerId Traveller) : IQuery<VaccinationForecast>;

internal sealed class ForecastVaccinationsHandler(TravellerForecasts forecasts, HerePointOfEntry here, TimeProvider time)
    : IRequestHandler<ForecastVaccinations, Outcome<VaccinationForecast>>
{
    public async Task<Outcome<VaccinationForecast>> Handle(ForecastVaccinations request, CancellationToken cancellationToken)
    {
        var today = (await here.Get(cancellationToken)).Today(time);
        var history = await forecasts.History(request.Traveller, today, cancellationToken);
        return history.Ok ? Outcome<VaccinationForecast>.Of(View(history.Value)) : Outcome<VaccinationForecast>.Refused(history.Refusals);
    }

    private static VaccinationForecast View(ForecastHistory record)
    {
        var trace = new Trace();
        var forecast = ProcessingModel.Run(TravellerForecasts.Schedule, record.History, trace);
        var today = record.History.AssessmentDate;
        return new VaccinationForecast(
            $"{forecast.ScheduleId} {forecast.ScheduleVersion}", record.History.BirthDate, record.BirthDateEstimated, today,
            [.. forecast.Groups.DistinctBy(group => (group.VaccineGroup, group.Status)).Select(group => View(group, trace, today)).OrderBy(Order)],
            [.. record.History.Doses.OrderBy(dose => dose.Date).Select(dose => View(dose, record, forecast))],
            [.. forecast.Notices.Select(View)])
        {
            Mistakes = [.. record.Mistakes.Select(Mistaken)],
        };
    }

    private static GroupForecast View(VaccineGroupForecast group, Trace trace, DateOnly today) => new(
        group.VaccineGroup, Kebab(group.Status.ToString()), group.Risk, group.DoseNumber, group.Earliest, group.Recommended, group.PastDue,
        group.Status == SeriesStatus.NotComplete && (group.Recommended <= today || group.Earliest <= today && group.PastDue < today),
        [.. group.Vaccines.Select(TravellerForecasts.Schedule.VaccineName)],
        group.Series,
        [
            .. trace.Entries.Where(step => group.Series.Contains(step.Series) && step.Dose is null && step.Day is not null)
                .Select(step => new ForecastStep(step.Chapter, step.Finding, step.Day)).Distinct(),
        ]);

    private static JudgedDose View(AdministeredDose dose, ForecastHistory record, ImmunizationForecast forecast)
    {
        var judged = forecast.Evaluations.Where(one => one.Best && one.Dose.Number == dose.Number).ToList();
        var counts = judged.Count == 0 ? (bool?)null : judged.Exists(one => one.Status == EvaluationStatus.Valid);
        var reasons = judged.Where(_ => counts == false).SelectMany(one => Enum.GetValues<EvaluationReasons>().Where(reason => reason != 0 && one.Reasons.HasFlag(reason)));
        return new(
            record.Doses[dose.Number].Id ?? "", dose.Date,
            Name(record.Doses[dose.Number]) ?? TravellerForecasts.Schedule.VaccineName(dose.Cvx),
            counts, [.. reasons.Distinct().Select(reason => Kebab(reason.ToString()))], TravellerForecasts.Schedule.GroupsOf(dose.Cvx));
    }

    private static MistakenDose Mistaken(Resource dose) => new(
        dose.Id ?? "", dose.Root["occurrence"].Text, Name(dose) ?? TravellerForecasts.Schedule.VaccineName(DoseCodes.Cvx(dose)), DoseMistake.Of(dose));

    private static string? Name(Resource dose) => dose.Root["vaccineCode"]["text"].Text ?? dose.Root["vaccineCode"]["coding"]["display"].Text;

    private static ForecastNotice View(Notice notice) => new(Kebab(notice.Kind.ToString()), notice.Kind switch
    {
        NoticeKind.UndeterminedIndication or NoticeKind.UndeterminedContraindication => TravellerForecasts.Schedule.Observation(notice.Code!),
        _ => notice.Code,
    });

    /// <summary>Due, then what comes by its day, then what is done.</summary>
    private static (int Rank, DateOnly Day, string Group) Order(GroupForecast group) =>
        (group.Due ? 0 : group.Recommended is null ? 2 : 1, group.Recommended ?? DateOnly.MaxValue, group.Group);

    /// <summary><c>NotComplete</c> → <c>not-complete</c>.</summary>
    private static string Kebab(string name) =>
        string.Concat(name.Select((letter, at) => at > 0 && char.IsUpper(letter) ? "-" + char.ToLowerInvariant(letter) : char.ToLowerInvariant(letter).ToString()));
}
