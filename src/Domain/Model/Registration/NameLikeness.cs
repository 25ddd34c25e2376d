using HealthAssess.Fhir.Search.Names;

namespace HealthAssess.Domain.Registration;

/// <summary>How alike two names are, whatever the script, the order of the words or the spelling.</summary>
internal static class NameLikeness
{
    /// <summary>The likeness of the two most alike names.</summary>
    public static double Best(IReadOnlyList<string> one, IReadOnlyList<string> other) =>
        one.SelectMany(_ => other, Of).DefaultIfEmpty(0).Max();

    private static double Of(string one, string other)
    {
        var (a, b) = (PlainName.Words(one), PlainName.Words(other));
        if (a.Count == 0 || b.Count == 0)
        {
            return 0;
        }

        var (shorter, longer) = a.Count <= b.Count ? (a, b) : (b, a);
        var likeness = Matched(shorter, longer);
        // A missing middle name costs little, but one common given name alone is not a name.
        return shorter.Count == 1 && longer.Count > 1 ? likeness * 0.8 : likeness;
    }

    /// <summary>Mean likeness of the words of the shorter name with their best partners in the longer one, each used once.</summary>
    private static double Matched(IReadOnlyList<string> shorter, IReadOnlyList<string> longer)
    {
        var free = longer.ToList();
        var sum = 0.0;
        foreach (var word in shorter)
        {
            var best = free.MaxBy(other => Words(word, other))!;
            sum += Words(word, best);
            free.Remove(best);
        }

        return sum / shorter.Count;
    }

    private static double Words(string a, string b) =>
        a == b ? 1 : Math.Max(JaroWinkler.Of(a, b), Phonetic.Key(a) == Phonetic.Key(b) && Phonetic.Key(a).Length > 1 ? 0.95 : 0);
}
