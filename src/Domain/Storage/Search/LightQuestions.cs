using System.Collections.Concurrent;

namespace HealthAssess.Storage.Search;

/// <summary>
/// Which questions are answered so fast that others may wait for them: those that were, alone, the last time they were
/// tried. A question is its statement without its values.
/// </summary>
internal sealed class LightQuestions
{
    private const int MostKnown = 2000;

    private static readonly TimeSpan Alone = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Together = TimeSpan.FromMilliseconds(20);

    private readonly ConcurrentDictionary<string, bool> known = new(StringComparer.Ordinal);

    public bool Has(string question) => known.ContainsKey(question);

    /// <summary>What a question alone took tells whether it may share.</summary>
    public void Took(string question, TimeSpan time)
    {
        if (time >= Alone)
        {
            return;
        }

        if (known.Count >= MostKnown)
        {
            known.Clear();
        }

        known[question] = true;
    }

    /// <summary>A round that took long leaves each of its questions to prove itself anew.</summary>
    public void Took(IEnumerable<string> questions, TimeSpan time)
    {
        if (time < Together)
        {
            return;
        }

        foreach (var question in questions)
        {
            known.TryRemove(question, out _);
        }
    }
}
