using HealthAssess.Storage;

namespace HealthAssess.Api.Pipeline;

/// <summary>What the command of this scope has written, for answers that show versions. Empty when nothing was written.</summary>
internal sealed class Committed
{
    public IReadOnlyList<Written> Writes { get; set; } = [];

    /// <summary>The write of a command that makes exactly one.</summary>
    public Written Only => Writes[0];
}
