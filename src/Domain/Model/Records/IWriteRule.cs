namespace HealthAssess.Domain;

/// <summary>
/// A rule of the domain over every write of one resource type, whichever door it came through.
/// It may refuse, or add resources, stock movements and outbox rows that are written in the same transaction.
/// </summary>
public interface IWriteRule
{
    /// <summary>The FHIR resource type it watches.</summary>
    string Type { get; }

    /// <summary>Rules of one type are asked in ascending order, in one pass; what they add is not judged again.</summary>
    int Order { get; }

    /// <summary>Judges one write.</summary>
    /// <param name="write">What is about to be written.</param>
    /// <param name="facts">What the rule may look up, inside the same transaction.</param>
    /// <param name="cancellation">Stops the look-ups.</param>
    ValueTask<RuleAnswer> Judge(Write write, IFacts facts, CancellationToken cancellation);
}
