using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Feeds;
using HealthAssess.Storage.Outbox;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Feeds;

/// <summary>Deliveries to the ministries of the caller's country, newest first: where each stands, never what it says.</summary>
/// <param name="State">Only those in this state, or null for all.</param>
/// <param name="Before">Only those older than this one: the last id of the page before.</param>
/// <param name="Count">How many, up to 200.</param>
[Requires(Permission.ReadDeliveries)]
public sealed record ListDeliveries(string? State = null, Guid? Before = null, int Count = 50) : IQuery<DeliveryPage>;

/// <summary>A page of deliveries.</summary>
/// <param name="Deliveries">The rows.</param>
/// <param name="ByState">How many stand in each state.</param>
/// <param name="Next">What to pass as <c>Before</c> for the next page; null on the last one.</param>
public sealed record DeliveryPage(
    IReadOnlyList<DeliveryRow> Deliveries, IReadOnlyDictionary<string, long> ByState, Guid? Next);

internal sealed class ListDeliveriesRoute : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(
        "/api/deliveries",
        async (string? state, Guid? before, int? count, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(new ListDeliveries(state, before, count ?? 50), cancellation)).ToResult());
}

internal sealed class ListDeliveriesValidator : AbstractValidator<ListDeliveries>
{
    public ListDeliveriesValidator()
    {
        RuleFor(query => query.Count).InclusiveBetween(1, 200).WithErrorCode("page-size").WithMessage("Ask for 1 to 200 deliveries at a time.");
        RuleFor(query => query.State).Must(state => state is null || Enum.TryParse<DeliveryState>(state, true, out _))
            .WithErrorCode("delivery-state").WithMessage("A state is one of waiting, leased, delivered, dead, superseded, withheld.");
    }
}

internal sealed class ListDeliveriesHandler(DeliveryList deliveries, Caller caller) : IRequestHandler<ListDeliveries, Outcome<DeliveryPage>>
{
    public async Task<Outcome<DeliveryPage>> Handle(ListDeliveries request, CancellationToken cancellationToken)
    {
        var country = caller.Scope.Everywhere ? null : caller.Scope.Country ?? "";
        var rows = await deliveries.Page(country, request.State?.ToLowerInvariant(), request.Before, request.Count, cancellationToken);
        var counts = await deliveries.ByState(country, cancellationToken);
        return Outcome<DeliveryPage>.Of(new(rows, counts, rows.Count == request.Count ? rows[^1].Id : null));
    }
}
