using HealthAssess.Storage;

namespace HealthAssess.Api.Pipeline;

/// <summary>What a handler wants done in the transaction of its changes beside them. Done by CommitCommand, in order; the handler itself writes nothing.</summary>
internal sealed class Alongside
{
    public List<CommitExtra> Steps { get; } = [];

    /// <summary>Notes what was answered; last of all.</summary>
    public CommitNote? Note { get; set; }
}
