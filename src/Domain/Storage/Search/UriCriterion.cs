using HealthAssess.Domain;
using HealthAssess.Fhir.Search;
using HealthAssess.Storage.Index;

namespace HealthAssess.Storage.Search;

/// <summary>An address, compared as a whole; a canonical without version finds every version. <c>:below</c> finds what begins with it, <c>:above</c> what stands above it, step by step of its path.</summary>
/// <remarks>FHIR R4, search.html#uri.</remarks>
internal static class UriCriterion
{
    public static string Of(SearchScope scope, string row, SearchDefinition definition, string? modifier, string value)
    {
        var uri = QueryText.Plain(value);
        long[] parameters = [IndexHash.Parameter(definition.Resource, definition.Code)];
        return modifier switch
        {
            null when Version(definition, value) is var (url, version) => $"({Exactly(scope, row, parameters, url)} and {Criterion.Of(scope, row, definition.Resource, "version", version)})",
            "below" or "above" when uri.StartsWith("urn:", StringComparison.OrdinalIgnoreCase) => Exactly(scope, row, parameters, uri),
            null => Exactly(scope, row, parameters, uri),
            "below" => TextCondition.In(scope, row, parameters, index => StringCriterion.Begins(scope, index, IndexText.Part(uri))),
            "above" => TextCondition.In(scope, row, parameters, index => $"{index}.value = any({scope.Sql.Value(Beginnings(uri))})"),
            _ => scope.Refuse(RefusalKind.NotSupported, "modifier-unknown", $"'{definition.Code}' has no modifier ':{modifier}'; it has :below, :above and :missing.", definition.Code),
        };
    }

    /// <summary>The same address, in any version.</summary>
    private static string Exactly(SearchScope scope, string row, long[] parameters, string uri)
    {
        var text = IndexText.Fit(uri);
        return TextCondition.In(scope, row, parameters, index =>
            $"({index}.value = {scope.Sql.Value(text)} or ({index}.value >= {scope.Sql.Value(text + "|")} and {index}.value < {scope.Sql.Value(text + "}")}))");
    }

    /// <summary><c>url=address|version</c> of a type that has versions.</summary>
    private static (string Url, string Version)? Version(SearchDefinition definition, string value) =>
        definition.Code == "url" && SearchDefinitions.Find(definition.Resource, "version") is not null && QueryText.Split(value, '|') is [var url, { Length: > 0 } version]
            ? (QueryText.Plain(url), version)
            : null;

    /// <summary>The address itself, and each above it in its path, with and without a slash at the end.</summary>
    public static string[] Beginnings(string uri)
    {
        var path = uri.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme ? scheme + 3 : 0;
        var slashes = Enumerable.Range(path, uri.Length - path).Where(at => uri[at] == '/');
        return [IndexText.Fit(uri), .. slashes.SelectMany(at => new[] { uri[..at], uri[..(at + 1)] }).Select(IndexText.Fit).Distinct(StringComparer.Ordinal)];
    }
}
