namespace HealthAssess.Storage;

/// <summary>What became of one change.</summary>
/// <param name="Result">What was done.</param>
/// <param name="Stored">The version now current; for <see cref="WriteResult.Matched"/> the one that was there already.</param>
public sealed record Written(WriteResult Result, StoredResource Stored)
{
    /// <summary>A deletion that had nothing to delete.</summary>
    internal static Written Absent(string type) => new(WriteResult.Absent, new StoredResource(type, "", 0, default, null, deleted: true, default));
}

/// <summary>The ways a change can end.</summary>
public enum WriteResult
{
    /// <summary>A new resource, or a first version under a client's id.</summary>
    Created,

    /// <summary>A next version.</summary>
    Updated,

    /// <summary>A deletion; deleting what is deleted already changes nothing and answers the same.</summary>
    Deleted,

    /// <summary>A conditional create that found its resource: nothing was written.</summary>
    Matched,

    /// <summary>A conditional deletion that found nothing: nothing was written, and there is no version.</summary>
    Absent,
}
