using HealthAssess.Domain;

namespace HealthAssess.Storage.Records;

/// <summary>One attempt at a commit.</summary>
/// <param name="Changes">What is wanted.</param>
/// <param name="Caller">Who wants it.</param>
/// <param name="Origin">The kind of door.</param>
/// <param name="AuditNote">The use case.</param>
/// <param name="Now">The time of the transaction.</param>
/// <param name="IsRepeated">True after a collision: what was taken for new is looked up this time.</param>
internal sealed record CommitRequest(
    ChangeSet Changes, Caller Caller, WriteOrigin Origin, string AuditNote, DateTimeOffset Now, bool IsRepeated);
