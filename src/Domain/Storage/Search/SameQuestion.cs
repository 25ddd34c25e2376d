using HealthAssess.Fhir.Search;

namespace HealthAssess.Storage.Search;

/// <summary>One spelling for all conditions that ask the same: in any order of their parts, and in any case where the search does not mind it.</summary>
internal static class SameQuestion
{
    /// <summary>The condition, asked of a type.</summary>
    public static string Of(string type, string query) =>
        type + "?" + string.Join('&', QueryText.Pairs(query).Select(pair => $"{pair.Name}={Value(type, pair.Name, pair.Value)}").Order(StringComparer.Ordinal));

    private static string Value(string type, string name, string value) => Folds(type, name) switch
    {
        SearchType.Token => Folded(value, one => Code(one)),
        SearchType.String => Folded(value, one => Folding.Fold(QueryText.Plain(one))),
        _ => value,
    };

    private static string Folded(string value, Func<string, string> fold) => string.Join(',', QueryText.Alternatives(value).Select(fold).Order(StringComparer.Ordinal));

    /// <summary>Of a system where case matters as it is, else as the index has it.</summary>
    private static string Code(string token) =>
        QueryText.Split(token, '|') is [var system, ..] parts && parts.Count > 1 && CodeCase.Matters(QueryText.Plain(system)) ? token : CodeCase.Fold(token);

    /// <summary>How the values of a parameter are compared, at the end of a chain, too; null where they are not folded.</summary>
    private static SearchType? Folds(string type, string name)
    {
        if (name.StartsWith("_has:", StringComparison.Ordinal))
        {
            return name.Split(':', 4) is [_, var there, _, var rest] ? Folds(there, rest) : null;
        }

        if (name.Split('.', 2) is [var link, var further])
        {
            var targets = link.Split(':') is [_, var target] ? [target] : SearchDefinitions.Find(type, link)?.Targets ?? [];
            return targets.Select(one => Folds(one, further)).FirstOrDefault(one => one is not null);
        }

        var (code, modifier) = name.Split(':', 2) is [var before, var after] ? (before, after) : (name, "");
        return (SearchDefinitions.Find(type, code)?.Type, modifier) switch
        {
            (SearchType.Reference, "identifier") => SearchType.Token,
            (_, "exact" or "missing") => null,
            var (found, _) => code == "_id" ? null : found,
        };
    }
}
