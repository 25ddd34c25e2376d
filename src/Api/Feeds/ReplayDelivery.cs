using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage.Administration;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace HealthAssess.Api.Feeds;

/// <summary>Sends a delivery again, now: one that was refused or withheld, or one that waits for its next try.</summary>
/// <param name="Delivery">Id of the outbox row. It keeps it, so that a recipient who has it already changes nothing.</param>
[Requires(Permission.ReplayDeliveries)]
public sealed record ReplayDelivery(Guid Delivery) : ICommand<Guid>;

internal sealed class ReplayDeliveryRoute : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost(
        "/api/deliveries/{id:guid}/replay",
        async (Guid id, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(new ReplayDelivery(id), cancellation)).ToResult(_ => Results.Accepted()));
}

internal sealed class ReplayDeliveryValidator : AbstractValidator<ReplayDelivery>
{
    public ReplayDeliveryValidator() =>
        RuleFor(command => command.Delivery).NotEmpty().WithMessage("Say which delivery.");
}

internal sealed class ReplayDeliveryHandler(HealthDb database, Caller caller, TimeProvider time) : IRequestHandler<ReplayDelivery, Outcome<Guid>>
{
    public async Task<Outcome<Guid>> Handle(ReplayDelivery request, CancellationToken cancellationToken)
    {
        var delivery = await database.Deliveries.SingleOrDefaultAsync(row => row.Id == request.Delivery, cancellationToken);
        var recipient = delivery is null ? null : await database.Recipients.FindAsync([delivery.Recipient], cancellationToken);
        if (delivery is null || recipient is null || !(caller.Scope.Everywhere || caller.Scope.Country == recipient.Country))
        {
            return new Refusal(RefusalKind.NotFound, "delivery-not-found", "There is no such delivery.");
        }

        if (delivery.State is not ("dead" or "withheld" or "waiting"))
        {
            return new Refusal(
                RefusalKind.BusinessRule, "delivery-not-open", "This delivery has arrived, is on its way, or has been replaced by a newer one.");
        }

        (delivery.State, delivery.NextTry) = ("waiting", time.GetUtcNow());
        // A person who presses the button has a reason to think that the recipient is back.
        if (await database.Circuits.FindAsync([delivery.Recipient], cancellationToken) is { } circuit)
        {
            database.Circuits.Remove(circuit);
        }

        return Outcome<Guid>.Of(delivery.Id);
    }
}
