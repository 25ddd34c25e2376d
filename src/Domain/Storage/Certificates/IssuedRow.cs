namespace HealthAssess.Storage.Certificates;

/// <summary>A certificate, as far as revoking it needs.</summary>
/// <param name="Document">Its DocumentReference.</param>
/// <param name="Person">Whose it is.</param>
/// <param name="Dose">The Immunization it certifies, or what a letter rests on.</param>
/// <param name="Lot">The lot (product and number as one id), or null.</param>
/// <param name="KeyId">The signer.</param>
/// <param name="Marks">The marks under which its forms are revoked.</param>
/// <param name="Issued">When it was issued.</param>
/// <param name="Expires">When it ends by itself.</param>
public sealed record IssuedRow(Guid Document, Guid Person, string Dose, Guid? Lot, byte[] KeyId, long[] Marks, DateTimeOffset Issued, DateTimeOffset Expires)
{
    /// <summary>The signer of its seal, where it has one.</summary>
    public byte[]? SealKeyId { get; init; }

    /// <summary>The certificate whose place it takes.</summary>
    public Guid? Replaces { get; init; }
}
