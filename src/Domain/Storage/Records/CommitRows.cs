using HealthAssess.Domain;
using HealthAssess.Storage.Audit;
using HealthAssess.Storage.Index;
using HealthAssess.Storage.Keys;

namespace HealthAssess.Storage.Records;

/// <summary>Everything that one commit writes, worked out and sealed: rows, and no more questions.</summary>
internal sealed record CommitRows(
    IReadOnlyList<NewDataKey> Keys,
    IReadOnlyList<Guid> HeldKeys,
    IReadOnlyList<SealedWrite> Writes,
    ChangeSet Consequences,
    long? FeedsVersion,
    Caller Caller,
    DateTimeOffset Now,
    IReadOnlyList<AuditRow> Audit,
    Unmatched? Guard);

/// <summary>A sealed version about to be written, with what the version before was found by.</summary>
internal sealed record SealedWrite(PendingWrite Write, Guid? KeyId, byte[]? Body, IndexRows Before, DateTimeOffset Now, Guid? PointOfEntry, string? Country);
