using HealthAssess.Domain;

namespace HealthAssess.Storage.Search;

/// <summary>The rows whose contents have the words that a search asks for with <c>_content</c>.</summary>
internal sealed class ContentMatches
{
    private readonly Dictionary<(string Type, string Value), List<long>> rows = [];

    public void Add(string type, string value, long row)
    {
        if (!rows.TryGetValue((type, value), out var found))
        {
            rows[(type, value)] = found = [];
        }

        found.Add(row);
    }

    /// <summary>The condition on the rows of a search itself. What a chain leads to, and what a write asks, is not opened.</summary>
    public static string Condition(SearchScope scope, string row, string type, string? modifier, string value) => (scope.Contents, modifier) switch
    {
        (_, not null) => scope.Refuse(RefusalKind.NotSupported, "modifier-unknown", $"'_content' has no modifier ':{modifier}'.", ContentWords.Parameter),
        ({ } contents, _) when row == SearchStatement.Row => $"{row}.key = any({scope.Sql.Value(contents.rows.GetValueOrDefault((type, value), []).ToArray())})",
        _ => scope.Refuse(RefusalKind.NotSupported, "parameter-unsupported", "'_content' is offered in a search itself, not in chains, _has and conditions.", ContentWords.Parameter),
    };
}
