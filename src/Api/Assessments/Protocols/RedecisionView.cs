using HealthAssess.Domain.Assessments;
using HealthAssess.Protocols;

namespace HealthAssess.Api.Assessments;

/// <summary>What would have been decided, in counts.</summary>
/// <param name="Assessments">Assessments by this protocol on record.</param>
/// <param name="Otherwise">How many would have been decided otherwise.</param>
/// <param name="NotReadable">How many could not be decided again.</param>
/// <param name="ReferredThen">How many had to be seen before going on, as decided: amber or red.</param>
/// <param name="ReferredNow">How many would have had to be.</param>
/// <param name="Changes">From which disposition to which, the most frequent first.</param>
public sealed record RedecisionView(int Assessments, int Otherwise, int NotReadable, int ReferredThen, int ReferredNow, IReadOnlyList<RedecisionChange> Changes)
{
    internal static RedecisionView Of(Redeciding tally) => new(
        tally.Counts.Values.Sum(), tally.Counts.Where(pair => pair.Key.Was != pair.Key.Becomes).Sum(pair => pair.Value), tally.NotReadable,
        tally.Counts.Where(pair => IsReferred(pair.Key.Was)).Sum(pair => pair.Value), tally.Counts.Where(pair => IsReferred(pair.Key.Becomes)).Sum(pair => pair.Value),
        [.. tally.Counts.OrderByDescending(pair => pair.Value).Select(pair => new RedecisionChange(pair.Key.Was, pair.Key.Becomes, pair.Value))]);

    private static bool IsReferred(string code) => Dispositions.Find(code)?.Colour() is TriageColour.Amber or TriageColour.Red;
}

/// <summary>How many went from one disposition to another.</summary>
/// <param name="Was">As decided.</param>
/// <param name="Becomes">As it would be.</param>
/// <param name="Count">How many.</param>
public sealed record RedecisionChange(string Was, string Becomes, int Count);
