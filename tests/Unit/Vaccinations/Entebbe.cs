using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Administration;
using HealthAssess.Domain.Vaccinations;
using HealthAssess.Fhir;
using HealthAssess.Immunization;

namespace HealthAssess.Tests.Unit.Vaccinations;

/// <summary>One Point of Entry with one lot, and a traveller born in 1994.</summary>
internal static class Entebbe
{
    public static readonly PointOfEntry Place = new(Guid.Parse("0197a000-0000-7000-8000-000000000001"), "EBB-01", "Entebbe", "airport", "UGA", "Africa/Kampala");
    public static readonly Guid Traveller = Guid.Parse("0197a000-0000-7000-8000-000000000002");
    public static readonly VaccineProduct Stamaril = Vaccines.Product("YellowFeverProductd8a09f80301dc05e124f99ffe7711fc0")!;
    public static readonly DateOnly LastDay = new(2026, 11, 21);

    /// <summary>23:30 on the last day of the lot by the clock on the wall.</summary>
    public static readonly DateTimeOffset Evening = new(2026, 11, 21, 23, 30, 0, TimeSpan.FromHours(3));

    public static StockLot Lot(int balance = 1, bool blocked = false) =>
        new(Place.Id, LotId.Of(Stamaril.Code, "V3A24M"), "V3A24M", Stamaril.Code, LastDay, balance, blocked);

    public static FactsInMemory Facts(StockLot? lot = null) => new(
        [PlaceRecord.Of(Place), new PatientBuilder { Id = Traveller.ToString(), BirthDate = FhirDate.Parse("1994-03") }.Build()],
        lot is null ? [] : [lot]);

    public static VaccinationGiven Dose(DateTimeOffset at) => new(
        Guid.Parse("0197a000-0000-7000-8000-000000000003"), Traveller, Place.Id, at, Stamaril, "V3A24M", LastDay, "LA", "SC", 1,
        new ReferenceBuilder { Display = "Nurse" });

    public static Write Write(Resource next, Resource? current = null, WriteOrigin origin = WriteOrigin.Live) => new(
        current is null ? ChangeVerb.Create : ChangeVerb.Update, current, next, Traveller,
        Caller.Worker(Purpose.DirectCare) with { PointOfEntry = Place.Id }, origin, Evening);
}
