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

internal sealed class RollBackProtocolHandler(HealthDb database, SwitchedPlaces switched, Caller caller, TimeProvider time)
    : IRequestHandler<RollBackProtocol, Outcome<IReadOnlyList<ProtocolAtPlace>>>
{
    private static readonly Refusal Nothing = new(RefusalKind.BusinessRule, "nothing-to-roll-back", "Nothing was switched here that could be rolled back.", "pointsOfEntry");

    public async Task<Outcome<IReadOnlyList<ProtocolAtPlace>>> Handle(RollBackProtocol request, CancellationToken cancellationToken)
    {
        var (places, missing) = await switched.Find(request.Protocol, request.PointsOfEntry, cancellationToken);
        if (missing is not null)
        {
            return missing;
        }

        if (places.Any(at => at.Turns.Count(turn => !turn.RollsBack) <= at.Turns.Count(turn => turn.RollsBack)))
        {
            return Nothing;
        }

        return Outcome<IReadOnlyList<ProtocolAtPlace>>.Of([.. places.Select(at => RolledBack(at, request))], ChangeSet.Empty);
    }

    private ProtocolAtPlace RolledBack(SwitchedPlace at, RollBackProtocol request)
    {
        var (today, last) = (at.Place.Today(time), at.Turns.Max(turn => turn.From));
        var row = new ProtocolActivationRow
        {
            Id = Ids.New(time),
            Protocol = request.Protocol,
            PointOfEntry = at.Place.Id,
            FromDay = last > today ? last : today,
            RollsBack = true,
            Parameters = "{}",
            Approver = "",
            Reason = request.Reason,
            Made = time.GetUtcNow(),
            MadeBy = caller.Account,
        };
        database.ProtocolActivations.Add(row);
        return new ProtocolAtPlace(at.Place.Id, at.Place.Name, ProtocolTurn.InForce([.. at.Turns, TurnRow.Read(row)], row.FromDay)?.Version, row.FromDay);
    }
}
