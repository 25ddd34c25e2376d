namespace HealthAssess.Domain.Vaccinations;

/// <summary>A lot of one product at one Point of Entry.</summary>
/// <param name="PointOfEntry">Where it lies.</param>
/// <param name="Lot">Id of the lot (FHIR Medication with a batch).</param>
/// <param name="LotNumber">The number printed on the vial.</param>
/// <param name="Product">WHO prequalification product id.</param>
/// <param name="Expires">Last day on which it may be given, in the Point of Entry's own calendar.</param>
/// <param name="Balance">Doses left.</param>
/// <param name="Blocked">True after a recall or a broken cold chain.</param>
public sealed record StockLot(
    Guid PointOfEntry, Guid Lot, string LotNumber, string Product, DateOnly Expires, int Balance, bool Blocked);
