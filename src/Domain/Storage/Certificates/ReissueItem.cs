namespace HealthAssess.Storage.Certificates;

/// <summary>A certificate that is to be issued anew.</summary>
/// <param name="Document">Its DocumentReference.</param>
/// <param name="Person">Whose it is.</param>
/// <param name="Dose">The Immunization it certifies, or what a letter rests on.</param>
/// <param name="PointOfEntry">Where it was issued, or null.</param>
public sealed record ReissueItem(Guid Document, Guid Person, string Dose, Guid? PointOfEntry)
{
    /// <summary>True when its signer was lost.</summary>
    public bool LostKey { get; init; }
}
