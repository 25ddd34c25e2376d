using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Assessments;
using HealthAssess.Storage.Administration;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace HealthAssess.Api.Assessments;

internal sealed class RollBackProtocolEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/protocols/roll-backs", async (RollBackProtocol request, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(request, cancellation)).ToResult()).WithTags("Protocols");
}

/// <summary>Undoes the last turn of the switch at these Points of Entry: what held before holds again, from today.</summary>
/// <param name="Protocol">Id of the protocol.</param>
/// <param name="PointsOfEntry">Where.</param>
/// <param name="Reason">Why, for those who look back.</param>
[Requires(Permission.Administer)]
public sealed record RollBackProtocol(string Protocol, IReadOnlyList<Guid> PointsOfEntry, string Reason) : ICommand<IReadOnlyList<ProtocolAtPlace>>;

internal sealed class RollBackProtocolValidator : AbstractValidator<RollBackProtocol>
{
    public RollBackProtocolValidator()
    {
        RuleFor(it => it.Protocol).NotEmpty().WithErrorCode("protocol-missing").WithMessage("Name the protocol.");
        RuleFor(it => it.PointsOfEntry).NotEmpty().WithErrorCode("places-missing").WithMessage("Choose at least one Point of Entry.");
        RuleFor(it => it.Reason).NotEmpty().MaximumLength(500).WithErrorCode("reason-missing").WithMessage("Say why, in at most 500 characters.");
    }
}

internal sealed class RollBackProtocolHandler(HealthDb database, Caller caller, TimeProvider time)
    : IRequestHandler<RollBackProtocol, Outcome<IReadOnlyList<ProtocolAtPlace>>>
{
    public async Task<Outcome<IReadOnlyList<ProtocolAtPlace>>> Handle(RollBackProtocol request, CancellationToken cancellationToken)
    {
        List<ProtocolAtPlace> after = [];
        foreach (var place in await database.PointsOfEntry.AsNoTracking().Where(place => request.PointsOfEntry.Contains(place.Id)).ToListAsync(cancellationToken))
        {
            var rows = await database.ProtocolActivations.AsNoTracking().Where(row => row.PointOfEntry == place.Id && row.Protocol == request.Protocol).ToListAsync(cancellationToken);
            List<ProtocolTurn> turns = [.. rows.Select(TurnRow.Read)];
            if (turns.Count(turn => !turn.RollsBack) <= turns.Count(turn => turn.RollsBack))
            {
                return new Refusal(RefusalKind.BusinessRule, "nothing-to-roll-back", "Nothing was switched here that could be rolled back.", "pointsOfEntry");
            }

            var (today, last) = (place.Today(time), turns.Max(turn => turn.From));
            var row = new ProtocolActivationRow
            {
                Id = Ids.New(time),
                Protocol = request.Protocol,
                PointOfEntry = place.Id,
                FromDay = last > today ? last : today,
                RollsBack = true,
                Parameters = "{}",
                Approver = "",
                Reason = request.Reason,
                Made = time.GetUtcNow(),
                MadeBy = caller.Account,
            };
            database.ProtocolActivations.Add(row);
            after.Add(new ProtocolAtPlace(place.Id, place.Name, ProtocolTurn.InForce([.. turns, TurnRow.Read(row)], row.FromDay)?.Version, row.FromDay));
        }

        return after.Count > 0
            ? Outcome<IReadOnlyList<ProtocolAtPlace>>.Of(after, ChangeSet.Empty)
            : new Refusal(RefusalKind.NotFound, "place-not-found", "There is no such Point of Entry.", "pointsOfEntry");
    }
}
