namespace HealthAssess.Certificates.Trust.Lists;

/// <summary>What is revoked of one key.</summary>
/// <param name="KeyId">The key; empty where the list does not know it, so that it is looked up for every key.</param>
/// <param name="Ids">The revoked ids.</param>
public sealed record KeyRevocations(ReadOnlyMemory<byte> KeyId, IReadOnlyList<RevokedId> Ids);
