using HealthAssess.Domain;
using HealthAssess.Fhir;
using HealthAssess.Storage.Index;

namespace HealthAssess.Storage.Records;

/// <summary>One change on its way through the commit.</summary>
internal sealed class PendingWrite
{
    private Resource? next;

    public required Change Change { get; init; }

    public required string Id { get; set; }

    /// <summary>The content as it came; null for a deletion.</summary>
    public Resource? Content { get; set; }

    public Guid? Person { get; set; }

    public IndexRows Index { get; set; } = IndexRows.Empty;

    /// <summary>Set when the resource is there already, in whatever version, deleted or not.</summary>
    public CurrentRow? Current { get; set; }

    /// <summary>The content with id, version and time; empty for a deletion.</summary>
    public ReadOnlyMemory<byte> Stamped { get; set; }

    /// <summary>The same to look into, read when a rule asks.</summary>
    public Resource? Next => next ??= Stamped.IsEmpty ? null : Resource.Read(Stamped).Resource;

    public long Key { get; set; }

    /// <summary>Nothing to write: a conditional create that matched, or a deletion of what is deleted.</summary>
    public Written? Answer { get; set; }

    /// <summary>True for an update whose condition found nothing: it may bring what is new, and replace nothing.</summary>
    public bool Unmet { get; set; }

    public string Type => Change.Type;

    /// <summary>The search that stands in place of an id, or that has to find nothing.</summary>
    public string? Condition => Change.IfNoneExist ?? Change.Condition;

    public int Version => (Current?.Version ?? 0) + 1;

    /// <summary>When it is written: never before the version it follows, though its request began before that one's or the clock was set back.</summary>
    public DateTimeOffset At(DateTimeOffset now) => Current is { Updated: var before } && before > now ? before : now;

    public bool IsNewRow => Current is null;

    public WriteResult Result => Change.Verb == ChangeVerb.Delete ? WriteResult.Deleted
        : Current is null || Current.Deleted ? WriteResult.Created
        : WriteResult.Updated;
}

/// <summary>The current version of a resource, loaded and locked.</summary>
internal sealed record CurrentRow(
    long Key, string Type, string Id, Guid? Person, Guid? PointOfEntry, string? Country, bool Restricted, bool Deleted, int Version, DateTimeOffset Updated, Resource? Resource)
{
    public StoredResource Stored => new(Type, Id, Version, Updated, Person, Deleted, Resource?.Json ?? default, Resource);
}
