using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Surveillance;
using HealthAssess.Storage.Surveillance;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Surveillance;

/// <summary>Arrivals, assessments and vaccination records of a week, for those who count and see nobody: what the suppression lets out.</summary>
/// <param name="Week">A Monday; the week must be over.</param>
[Requires(Permission.ReadAggregates)]
public sealed record ReleaseWeek(DateOnly Week) : IQuery<WeekRelease>;

internal sealed class ReleaseWeekRoute : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(
        "/api/statistics/weeks/{week}",
        async (DateOnly week, IMediator mediator, CancellationToken cancellation) => (await mediator.Send(new ReleaseWeek(week), cancellation)).ToResult());
}

internal sealed class ReleaseWeekValidator : AbstractValidator<ReleaseWeek>
{
    /// <summary>A week is over everywhere on Tuesday.</summary>
    private const int Over = 8;

    private const int Oldest = 366;

    public ReleaseWeekValidator(TimeProvider time)
    {
        RuleFor(it => it.Week).Must(week => week.DayOfWeek == DayOfWeek.Monday).WithErrorCode("week-monday").WithMessage("Name a week by its Monday.");
        RuleFor(it => it.Week).Must(week => Age(week, time) is >= Over and <= Oldest).WithErrorCode("week-over").WithMessage("Ask for a week of the last year that is over.");
    }

    private static int Age(DateOnly week, TimeProvider time) => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).DayNumber - week.DayNumber;
}

internal sealed class ReleaseWeekHandler(Caller caller, WeekCounts counts) : IRequestHandler<ReleaseWeek, Outcome<WeekRelease>>
{
    public async Task<Outcome<WeekRelease>> Handle(ReleaseWeek request, CancellationToken cancellationToken)
    {
        if (caller.Scope.Country is not { } country)
        {
            return new Refusal(RefusalKind.Forbidden, "scope-country", "Counts are released for the country of a grant.");
        }

        var release = await counts.Release(country, request.Week, SmallestFor(caller.Organisation), cancellationToken);
        return Outcome<WeekRelease>.Of(caller.Scope.PointsOfEntry is { Count: > 0 } own ? Rows(release, own) : release);
    }

    /// <summary>Within the health system small numbers are told earlier than outside it.</summary>
    private static int SmallestFor(OrganisationKind organisation) =>
        organisation is OrganisationKind.HealthMinistry or OrganisationKind.HealthProvider or OrganisationKind.Laboratory ? Suppression.Default : Suppression.Public;

    /// <summary>Rows out of the one release of the country: a release of its own for each scope could be set off against it.</summary>
    private static WeekRelease Rows(WeekRelease release, IReadOnlyCollection<Guid> own)
    {
        var rows = Enumerable.Range(0, release.Places.Count).Where(row => own.Contains(release.Places[row].Id)).ToList();
        return release with
        {
            Places = [.. rows.Select(row => release.Places[row])],
            Table = new ReleasedTable([.. rows.Select(row => release.Table.Cells[row])], release.Table.RowTotals is { } totals ? [.. rows.Select(row => totals[row])] : null, null, null),
        };
    }
}
