using HealthAssess.Protocols.Expressions;

namespace HealthAssess.Protocols;

/// <summary>No definition rests on itself, directly or through others.</summary>
internal static class DefinitionCycles
{
    public static IEnumerable<PackIssue> Check(IReadOnlyDictionary<string, string> definitions)
    {
        foreach (var name in definitions.Keys)
        {
            if (Path(name, definitions, []) is { } path)
            {
                yield return new PackIssue("protocol.json", "definitions." + name, "rests on itself: " + string.Join(" → ", path));
            }
        }
    }

    /// <summary>The way from a definition back to itself, or null.</summary>
    private static List<string>? Path(string name, IReadOnlyDictionary<string, string> definitions, List<string> before)
    {
        if (before.Count > 0 && before[0] == name)
        {
            return [.. before, name];
        }

        return before.Contains(name) ? null : Uses(definitions[name], definitions)
            .Select(used => Path(used, definitions, [.. before, name])).FirstOrDefault(path => path is not null);
    }

    private static IEnumerable<string> Uses(string expression, IReadOnlyDictionary<string, string> definitions)
    {
        try
        {
            return Lexer.Read(expression).Where(token => token.Kind == "name" && definitions.ContainsKey(token.Text)).Select(token => token.Text).Distinct();
        }
        catch (ExpressionException)
        {
            // The compiler tells of the expression itself.
            return [];
        }
    }
}
