namespace HealthAssess.Domain;

/// <summary>What a <see cref="IWriteRule"/> says of a write.</summary>
/// <param name="Refusals">Reasons to refuse the whole change set; empty to go on.</param>
/// <param name="Additions">What is written along with it.</param>
public sealed record RuleAnswer(IReadOnlyList<Refusal> Refusals, ChangeSet Additions)
{
    /// <summary>Nothing to object, nothing to add.</summary>
    public static RuleAnswer Pass { get; } = new([], ChangeSet.Empty);

    /// <summary>Refuses for one reason.</summary>
    public static RuleAnswer Refuse(Refusal refusal) => new([refusal], ChangeSet.Empty);

    /// <summary>Goes on, and writes <paramref name="additions"/> too.</summary>
    public static RuleAnswer Add(ChangeSet additions) => new([], additions);
}
