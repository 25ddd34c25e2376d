namespace HealthAssess.Fhir.Paths;

/// <summary>The items seen so far, each once. Strings, the common case, are found by their hash.</summary>
internal sealed class DistinctItems
{
    private const int WorthHashing = 8;
    private readonly List<Item> _others = [];
    private HashSet<string>? _strings;
    private List<string>? _few;

    /// <summary>Whether the item is new.</summary>
    public bool Add(Evaluation run, in Item item)
    {
        var value = item.ToSystem();
        if (value.Kind == ItemKind.String)
        {
            return Add(value.String);
        }

        foreach (var other in _others)
        {
            if (!run.Step() || Equality.Equal(value, other) == true)
            {
                return false;
            }
        }

        _others.Add(value);
        return true;
    }

    private bool Add(string text)
    {
        if (_strings is not null)
        {
            return _strings.Add(text);
        }

        _few ??= [];
        if (_few.Contains(text))
        {
            return false;
        }

        _few.Add(text);
        _strings = _few.Count > WorthHashing ? new HashSet<string>(_few, StringComparer.Ordinal) : null;
        return true;
    }
}
