namespace HealthAssess.Cli;

/// <summary>Options <c>--name value…</c> and the plain words before, between and after them.</summary>
/// <remarks>An option takes the words up to the next option; a flag is an option without a word.</remarks>
internal sealed class Arguments
{
    private readonly Dictionary<string, List<string>> options = new(StringComparer.Ordinal);

    public Arguments(string[] words)
    {
        List<string> target = [];
        options[""] = target;
        foreach (var word in words)
        {
            if (word.StartsWith("--", StringComparison.Ordinal))
            {
                options.TryAdd(word[2..], []);
                target = options[word[2..]];
            }
            else
            {
                target.Add(word);
            }
        }
    }

    /// <summary>Words before the first option.</summary>
    public IReadOnlyList<string> Words => options[""];

    /// <summary>True when the option was given, with or without a word.</summary>
    public bool Has(string name) => options.ContainsKey(name);

    /// <summary>The option's only word, or null.</summary>
    public string? One(string name) => options.TryGetValue(name, out var words) && words.Count > 0 ? words[^1] : null;

    /// <summary>All of the option's words.</summary>
    public IReadOnlyList<string> All(string name) => options.TryGetValue(name, out var words) ? words : [];
}
