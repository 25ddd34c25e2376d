using System.Globalization;
using HealthAssess.Api.Access;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Vaccinations;
using HealthAssess.Immunization;
using HealthAssess.Storage.Stock;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Vaccinations;

internal sealed class ListStockEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/stock", async (string? language, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(new ListStock(language ?? "en"), cancellation)).ToResult()).WithTags("Vaccinations");
}

/// <summary>The lots at the caller's Point of Entry, those that expire first on top.</summary>
/// <param name="Language">Language of vaccine names.</param>
[Requires(Permission.ReadStock, OnShift = true)]
public sealed record ListStock(string Language = "en") : IQuery<IReadOnlyList<LotView>>;

/// <summary>A lot as the screens show it.</summary>
/// <param name="Lot">Id of the lot.</param>
/// <param name="LotNumber">Number on the vial.</param>
/// <param name="Product">Code of the product.</param>
/// <param name="ProductName">Name on the box.</param>
/// <param name="Vaccine">Our short name of the kind: <c>yellow-fever</c>.</param>
/// <param name="VaccineName">Its name in the language asked for.</param>
/// <param name="Expires">Last day on which it may be given.</param>
/// <param name="Balance">Doses left.</param>
/// <param name="Blocked">True when it must not be used.</param>
/// <param name="Usable">True when a dose of it can be given today.</param>
/// <param name="Icvp">True when an international certificate can be issued for it.</param>
/// <param name="Site">Usual site, or null.</param>
/// <param name="Route">Usual route.</param>
/// <param name="Groups">Vaccine groups of the schedule it belongs to.</param>
public sealed record LotView(
    Guid Lot, string LotNumber, string Product, string ProductName, string Vaccine, string VaccineName, DateOnly Expires, int Balance,
    bool Blocked, bool Usable, bool Icvp, string? Site, string Route, IReadOnlyList<string> Groups);

internal sealed class ListStockHandler(Caller caller, HerePointOfEntry here, StockList stock, TimeProvider time) : IRequestHandler<ListStock, Outcome<IReadOnlyList<LotView>>>
{
    public async Task<Outcome<IReadOnlyList<LotView>>> Handle(ListStock request, CancellationToken cancellationToken)
    {
        var today = (await here.Get(cancellationToken)).Today(time);
        var lots = await stock.At(caller.PointOfEntry!.Value, cancellationToken);
        return Outcome<IReadOnlyList<LotView>>.Of([.. lots.Select(lot => View(lot, today, request.Language)).OfType<LotView>()]);
    }

    private static LotView? View(StockLot lot, DateOnly today, string language) => Vaccines.Product(lot.Product) is not { } product ? null : new LotView(
        lot.Lot, lot.LotNumber, product.Code, product.Name, product.Vaccine, product.Kind.In(language), lot.Expires, lot.Balance,
        lot.Blocked, !lot.Blocked && lot.Balance > 0 && lot.Expires >= today, product.Icvp, product.Site, product.Route,
        TravellerForecasts.Schedule.GroupsOf(int.Parse(product.Cvx, CultureInfo.InvariantCulture)));
}
