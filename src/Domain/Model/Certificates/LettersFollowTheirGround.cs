namespace HealthAssess.Domain.Certificates;

/// <summary>A contraindication that was recorded in error, for another person, or refuted takes back the letters that rest on it.</summary>
/// <param name="type">Immunization, AllergyIntolerance or Condition.</param>
/// <remarks>What is merely over takes nothing back: the letter has its own end. A recommendation is written anew each day and takes nothing back either.</remarks>
public sealed class LettersFollowTheirGround(string type) : IWriteRule
{
    /// <inheritdoc/>
    public string Type => type;

    /// <inheritdoc/>
    public int Order => 41;

    /// <inheritdoc/>
    public ValueTask<RuleAnswer> Judge(Write write, IFacts facts, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(write);
        return ValueTask.FromResult(
            // No letter rests on an id that two types may share.
            write.Current is { Id: { } ground } current && Guid.TryParse(ground, out _) && LetterGround.Falls(current, write.Next)
                ? RuleAnswer.Add(ChangeSet.Empty with { WithdrawnDoses = [new(ground, "contraindication recorded in error")] })
                : RuleAnswer.Pass);
    }
}
