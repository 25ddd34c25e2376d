using FluentValidation;
using HealthAssess.Api.Access;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Assessments;
using HealthAssess.Domain.Registration;
using HealthAssess.Fhir;
using HealthAssess.Storage;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Assessments;

internal sealed class ListFollowUpsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/follow-ups", async (int? notSeenDays, bool? only, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(new ListFollowUps(notSeenDays ?? ListFollowUps.Usual, only ?? false), cancellation)).ToResult()).WithTags("Assessments");
}

/// <summary>Travellers who are followed from this Point of Entry, those not seen longest first.</summary>
/// <param name="NotSeenDays">From how many days without contact somebody counts as not seen.</param>
/// <param name="Only">True for those alone.</param>
[Requires(Permission.AssessTravellers, OnShift = true)]
public sealed record ListFollowUps(int NotSeenDays = ListFollowUps.Usual, bool Only = false) : IQuery<IReadOnlyList<FollowUpRow>>
{
    /// <summary>Days without contact that are too long where nobody says otherwise.</summary>
    public const int Usual = 3;
}

internal sealed class ListFollowUpsValidator : AbstractValidator<ListFollowUps>
{
    public ListFollowUpsValidator() => RuleFor(it => it.NotSeenDays).InclusiveBetween(1, 365).WithErrorCode("days-range").WithMessage("Choose 1 to 365 days.");
}

/// <summary>One traveller who is followed.</summary>
/// <param name="Plan">Id of the CarePlan.</param>
/// <param name="Traveller">Id of the Patient.</param>
/// <param name="Name">What to call them by.</param>
/// <param name="Until">Last day of the follow-up.</param>
/// <param name="Seen">Last contact; null where there was none.</param>
/// <param name="Well">Whether they were well then.</param>
/// <param name="NotSeenDays">Days since the last contact, or since the beginning.</param>
/// <param name="Missed">True when that is too long.</param>
/// <param name="Over">True when the last day has passed.</param>
public sealed record FollowUpRow(Guid Plan, TravellerId Traveller, string Name, DateOnly Until, DateOnly? Seen, bool? Well, int NotSeenDays, bool Missed, bool Over);

internal sealed class ListFollowUpsHandler(Caller caller, HerePointOfEntry here, ResourceReader reader, TimeProvider time) : IRequestHandler<ListFollowUps, Outcome<IReadOnlyList<FollowUpRow>>>
{
    public async Task<Outcome<IReadOnlyList<FollowUpRow>>> Handle(ListFollowUps request, CancellationToken cancellationToken)
    {
        var place = await here.Get(cancellationToken);
        var page = await reader.Search(caller, "CarePlan", "status=active&_include=CarePlan:patient&_count=500&_sort=-_lastUpdated", cancellationToken);
        if (!page.Ok)
        {
            return Outcome<IReadOnlyList<FollowUpRow>>.Refused(page.Refusals);
        }

        var people = page.Value.Included.ToDictionary(found => "Patient/" + found.Id, found => found.Resource);
        List<FollowUpRow> rows = [];
        foreach (var plan in page.Value.Matches.Select(match => match.Resource).Where(FollowUpPlan.Stands))
        {
            // A plan of another system under an id of its own is followed up there.
            if (Guid.TryParse(plan.Id, out var id) && people.GetValueOrDefault(plan.Root["subject"]["reference"].Text ?? "") is { } patient
                && (plan.Root.Extension(AssessmentCodes.PlaceExtension)["value"]["reference"].Text is not { } at || at == $"Location/{place.Id}"))
            {
                rows.Add(await Row(id, plan, patient, place.Today(time), request.NotSeenDays, cancellationToken));
            }
        }

        return Outcome<IReadOnlyList<FollowUpRow>>.Of([.. rows.Where(row => row.Missed || !request.Only).OrderByDescending(row => row.NotSeenDays).ThenBy(row => row.Until)]);
    }

    private async Task<FollowUpRow> Row(Guid id, Resource plan, Resource patient, DateOnly today, int missedAfter, CancellationToken cancellation)
    {
        var contacts = await reader.Search(caller, "Observation", $"patient=Patient/{patient.Id}&code={AssessmentCodes.FollowUp}|contact&_sort=-date&_count=1", cancellation);
        var last = contacts.Ok && contacts.Value.Matches is [var one, ..] && one.Resource.Root["basedOn"]["reference"].Text == "CarePlan/" + plan.Id ? one.Resource : null;
        var begun = plan.Root["period"]["start"].Date?.Date.ToDateOnly() ?? today;
        var until = plan.Root["period"]["end"].Date?.Date.ToDateOnly() ?? today;
        var seen = last?.Root["effective"].Date?.Earliest is { } moment ? DateOnly.FromDateTime(moment.DateTime) : (DateOnly?)null;
        var days = FollowUpPlan.NotSeen(begun, seen, today);
        return new FollowUpRow(
            id, patient.Id, Registration.TravellerRow.Of(patient).Name, until, seen,
            last is null ? null : last.Root["value"]["coding"]["code"].Text == "well", days, days >= missedAfter, until < today);
    }
}
