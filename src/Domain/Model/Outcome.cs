namespace HealthAssess.Domain;

/// <summary>What a use case answers: a value, with the changes that make it true, or the reasons why not.</summary>
/// <typeparam name="T">The answer's own type.</typeparam>
/// <remarks>Errors are values: a refusal is expected and has words for the person who asked. Exceptions are for the unexpected.</remarks>
public sealed record Outcome<T> : IOutcome<Outcome<T>>
{
    private Outcome(T? value, ChangeSet changes, IReadOnlyList<Refusal> refusals) =>
        (this.value, Changes, Refusals) = (value, changes, refusals);

    private readonly T? value;

    /// <summary>Why not; empty when the use case may go on.</summary>
    public IReadOnlyList<Refusal> Refusals { get; }

    /// <summary>What must be written for <see cref="Value"/> to be true. The handler itself writes nothing.</summary>
    public ChangeSet Changes { get; }

    /// <summary>True when there is a value.</summary>
    public bool Ok => Refusals.Count == 0;

    /// <summary>The answer. Reading it from a refused outcome is a programming error and throws.</summary>
    public T Value => Ok ? value! : throw new InvalidOperationException("A refused outcome has no value: " + Refusals[0].Key);

    /// <inheritdoc/>
    object? IOutcome<Outcome<T>>.Answer => value;

    /// <summary>An answer with nothing to write.</summary>
    public static Outcome<T> Of(T value) => new(value, ChangeSet.Empty, []);

    /// <summary>An answer that becomes true once <paramref name="changes"/> are committed.</summary>
    public static Outcome<T> Of(T value, ChangeSet changes) => new(value, changes, []);

    /// <inheritdoc/>
    public static Outcome<T> Refused(IReadOnlyList<Refusal> refusals) => new(default, ChangeSet.Empty, refusals);

    /// <summary>A single reason why not.</summary>
    public static implicit operator Outcome<T>(Refusal refusal) => Refused([refusal]);
}
