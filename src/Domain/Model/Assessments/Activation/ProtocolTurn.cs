namespace HealthAssess.Domain.Assessments;

/// <summary>One turn of the outbreak switch at one Point of Entry.</summary>
/// <param name="Protocol">Id of the protocol.</param>
/// <param name="Version">The version that holds from then on; null for none.</param>
/// <param name="From">First day, by the calendar of the Point of Entry.</param>
/// <param name="Made">When it was made: of two turns for one day, the later counts.</param>
/// <param name="RollsBack">True when it undoes the turn before it.</param>
/// <param name="Parameters">Parameter values of the Point of Entry.</param>
/// <param name="Approver">The clinician who answers for it.</param>
/// <param name="Reason">Why.</param>
public sealed record ProtocolTurn(
    string Protocol, string? Version, DateOnly From, DateTimeOffset Made, bool RollsBack, IReadOnlyDictionary<string, object?> Parameters, string Approver, string Reason)
{
    /// <summary>The turn that holds on a day; null where none does. By its nature there is never more than one.</summary>
    public static ProtocolTurn? InForce(IEnumerable<ProtocolTurn> turns, DateOnly day) => Standing(turns, day) is { Version: not null } turn ? turn : null;

    /// <summary>The last turn that was not rolled back, though it switched off; null where nothing stands.</summary>
    public static ProtocolTurn? Standing(IEnumerable<ProtocolTurn> turns, DateOnly day)
    {
        Stack<ProtocolTurn> standing = [];
        foreach (var turn in turns.Where(turn => turn.From <= day).OrderBy(turn => turn.From).ThenBy(turn => turn.Made))
        {
            if (!turn.RollsBack)
            {
                standing.Push(turn);
            }
            else if (standing.Count > 0)
            {
                standing.Pop();
            }
        }

        return standing.TryPeek(out var last) ? last : null;
    }
}
