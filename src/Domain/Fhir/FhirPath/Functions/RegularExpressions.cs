using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace HealthAssess.Fhir.Paths;

/// <summary>Regular expressions, matched in time linear in the text.</summary>
/// <remarks>
/// FHIRPath N1, 5.6.9 and 5.6.10: case-sensitive, single line. Patterns that need backtracking (lookaround, backreferences)
/// are refused: an expression may come from outside.
/// </remarks>
internal static class RegularExpressions
{
    private const int Cached = 500;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);
    private static readonly ConcurrentDictionary<(string, RegexOptions), Regex?> Known = new();

    public static IEnumerable<Function> Functions =>
    [
        new("matches", 1, 2, "String", "Boolean", (run, input, arguments) => Matches(run, input, arguments, "{0}")),
        new("matchesFull", 1, 2, "String", "Boolean", (run, input, arguments) => Matches(run, input, arguments, @"\A(?:{0})\z")),
        new("replaceMatches", 2, 3, "String", "String", Replace),
    ];

    private static void Matches(Evaluation run, Slice input, Expression[] arguments, string frame)
    {
        var text = Lift.Text(run, input);
        var pattern = Pattern(run, arguments[0], arguments.ElementAtOrDefault(1), frame);
        run.Return(input.Start, text is null || pattern is null || run.Failed ? default : Guarded(run, () => Item.Of(pattern.IsMatch(text))));
    }

    private static void Replace(Evaluation run, Slice input, Expression[] arguments)
    {
        var text = Lift.Text(run, input);
        var pattern = Pattern(run, arguments[0], arguments.ElementAtOrDefault(2), "{0}");
        var substitution = Lift.Text(run, arguments[1]);
        if (text is null || pattern is null || substitution is null || run.Failed || !run.Step(text.Length))
        {
            run.Return(input.Start);
            return;
        }

        // An empty pattern matches nothing worth replacing.
        run.Return(input.Start, pattern.ToString().Length == 0 ? Item.Of(text) : Guarded(run, () => Item.Of(pattern.Replace(text, substitution))));
    }

    private static Item Guarded(Evaluation run, Func<Item> match)
    {
        try
        {
            return match();
        }
        catch (RegexMatchTimeoutException)
        {
            run.Fail("The regular expression takes too long.");
            return default;
        }
    }

    private static Regex? Pattern(Evaluation run, Expression pattern, Expression? flags, string frame)
    {
        var text = Lift.Text(run, pattern);
        var options = RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.NonBacktracking;
        foreach (var flag in flags is null ? "" : Lift.Text(run, flags) ?? "")
        {
            options |= flag == 'i' ? RegexOptions.IgnoreCase : RegexOptions.Multiline;
            if (flag is not ('i' or 'm'))
            {
                run.Fail($"'{flag}' is no flag of a regular expression.");
            }
        }

        if (text is null || run.Failed)
        {
            return null;
        }

        var regex = Find(frame.Replace("{0}", text, StringComparison.Ordinal), options);
        if (regex is null)
        {
            run.Fail("The regular expression is not one that can be matched safely.");
        }

        return regex;
    }

    private static Regex? Find(string pattern, RegexOptions options)
    {
        if (Known.TryGetValue((pattern, options), out var regex))
        {
            return regex;
        }

        regex = Compile(pattern, options);
        if (Known.Count < Cached)
        {
            Known.TryAdd((pattern, options), regex);
        }

        return regex;
    }

    private static Regex? Compile(string pattern, RegexOptions options)
    {
        try
        {
            return new Regex(pattern, options, Limit);
        }
        catch (Exception refusal) when (refusal is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
