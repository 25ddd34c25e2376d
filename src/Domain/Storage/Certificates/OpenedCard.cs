namespace HealthAssess.Storage.Certificates;

/// <summary>A card whose link and code were right.</summary>
/// <param name="Person">Whose card it is.</param>
/// <param name="Document">The DocumentReference it opens.</param>
public sealed record OpenedCard(Guid Person, Guid Document);
