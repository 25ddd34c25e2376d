namespace HealthAssess.Domain;

/// <summary>What the pipeline needs to know of any <see cref="Outcome{T}"/>, whatever it holds.</summary>
/// <typeparam name="TSelf">The outcome's own type.</typeparam>
public interface IOutcome<TSelf> where TSelf : IOutcome<TSelf>
{
    /// <summary>Why not; empty when there is a value.</summary>
    IReadOnlyList<Refusal> Refusals { get; }

    /// <summary>What must be written for the value to be true.</summary>
    ChangeSet Changes { get; }

    /// <summary>The value, for those who do not know its type; null when refused.</summary>
    object? Answer { get; }

    /// <summary>An outcome without a value.</summary>
    static abstract TSelf Refused(IReadOnlyList<Refusal> refusals);
}
