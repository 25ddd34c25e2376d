namespace HealthAssess.Storage.Keys;

/// <summary>The key of one person's record, opened.</summary>
internal sealed record DataKey(Guid Id, byte[] Bytes);

/// <summary>A data key that the commit has yet to store.</summary>
internal sealed record NewDataKey(DataKey Key, Guid Person, Guid PlaceKey, byte[] Wrapped);
