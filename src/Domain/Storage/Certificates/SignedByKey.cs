namespace HealthAssess.Storage.Certificates;

/// <summary>What a key has signed.</summary>
/// <param name="Signed">How many certificates.</param>
/// <param name="Waiting">How many of them were revoked for the key's sake and have no successor yet.</param>
public readonly record struct SignedByKey(long Signed, long Waiting);
