namespace HealthAssess.Storage.Recalls;

/// <summary>A recalled lot.</summary>
/// <param name="Id">Id of the recall.</param>
/// <param name="Lot">The lot.</param>
/// <param name="Product">Code of the product.</param>
/// <param name="LotNumber">Number on the vial.</param>
/// <param name="Reason">Why.</param>
/// <param name="Made">When.</param>
/// <param name="MadeBy">By which account.</param>
public sealed record LotRecall(Guid Id, Guid Lot, string Product, string LotNumber, string Reason, DateTimeOffset Made, Guid? MadeBy);
