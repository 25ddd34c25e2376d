using HealthAssess.Domain.Administration;
using HealthAssess.Domain.Vaccinations;
using HealthAssess.Fhir;
using HealthAssess.Immunization;

namespace HealthAssess.Api.Administration.Demo;

/// <summary>Lots of every known product at every Point of Entry; at each, one yellow-fever lot has expired and one is blocked, to try refusals out.</summary>
internal sealed record DemoLots(Resource Medication, StockLot Stock)
{
    public static IReadOnlyList<DemoLots> Make(IReadOnlyList<PointOfEntry> places, DateOnly today)
    {
        var yellowFever = Vaccines.Products.First(product => product.Icvp);
        return
        [
            .. from place in places
               from lot in Vaccines.Products.Select((product, n) => Of(place, product, $"D{n + 1:D2}A24M", today.AddMonths(14), 200, blocked: false))
                   .Append(Of(place, yellowFever, "OLD1A22", today.AddDays(-10), 30, blocked: false))
                   .Append(Of(place, yellowFever, "REC7B25", today.AddMonths(9), 50, blocked: true))
               select lot,
        ];
    }

    private static DemoLots Of(PointOfEntry place, VaccineProduct product, string number, DateOnly expires, int doses, bool blocked) => new(
        LotRecord.Of(product, number, expires, blocked, demo: true),
        new StockLot(place.Id, LotId.Of(product.Code, number), number, product.Code, expires, doses, blocked));
}
