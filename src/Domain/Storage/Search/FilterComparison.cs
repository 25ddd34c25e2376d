using System.Text.RegularExpressions;
using HealthAssess.Domain;
using HealthAssess.Fhir.Search;

namespace HealthAssess.Storage.Search;

/// <summary>A comparison of a <c>_filter</c> as the criterion that asks the same.</summary>
/// <remarks>FHIR R4, search_filter.html#ops. <c>ne</c> finds what <c>eq</c> does not, but for numbers and dates, where it is their prefix.</remarks>
internal static partial class FilterComparison
{
    public static string Of(SearchScope scope, string row, string type, FilterTest test)
    {
        // The specification's own examples ask for subject.id.
        var name = test.Name == "id" && SearchDefinitions.Find(type, "id") is null ? "_id" : test.Name;
        string Ask(string modifier, string value) => Criterion.Of(scope, row, type, name + modifier, value);
        return (Kind(type, name), test.Operator) switch
        {
            (null, _) => scope.Refuse(RefusalKind.NotSupported, "parameter-unknown", $"{type} has no search parameter '{name}' in a filter.", FilterCriterion.Parameter),
            (_, "pr") => Ask(":missing", test.Value switch { "true" => "false", "false" => "true", var other => other }),
            (SearchType.String, "sw") => Ask("", Text(test.Value)),
            (SearchType.String, "co") => Ask(":contains", Text(test.Value)),
            (SearchType.String, "eq" or "ne" or "ew") => Written(scope, row, type, name, test),
            (SearchType.Date, "po" or "co") => OfPeriod(scope, row, type, name, test),
            (SearchType.Date or SearchType.Number or SearchType.Quantity, "eq" or "ne" or "gt" or "lt" or "ge" or "le" or "ap" or "sa" or "eb") => Ask("", test.Operator + Coded(test.Value)),
            (SearchType.Token, "ne") => Ask(":not", Coded(test.Value)),
            (SearchType.Token, FilterCodes.Any) => Ask("", test.Value),
            (SearchType.Token, FilterCodes.None) => Ask(":not", test.Value),
            (SearchType.Uri, "sw") => Ask(":below", Text(test.Value)),
            (SearchType.Token or SearchType.Uri or SearchType.Reference or SearchType.Composite, "eq") or (SearchType.Reference, "re") or (SearchType.Special, "eq") => Ask("", Coded(test.Value)),
            (SearchType.Uri or SearchType.Reference or SearchType.Composite, "ne") => $"({Ask("", Coded(test.Value))} is not true)",
            _ => scope.Refuse(RefusalKind.NotSupported, "filter-operator", $"'{name}' is not compared by '{test.Operator switch { FilterCodes.Any => "in", FilterCodes.None => "ni", var by => by }}' here.", FilterCriterion.Parameter),
        };
    }

    /// <summary>What kind of values are compared; what is no parameter of elements, like <c>_text</c>, only by <c>eq</c>.</summary>
    private static SearchType? Kind(string type, string name) => SearchDefinitions.Find(type, name) switch
    {
        _ when name == SpecialCriterion.AnyName && SpecialCriterion.Named.Contains(type) => SearchType.Special,
        null => null,
        { Code: ContentWords.Parameter } => null,
        { Expression.Length: 0 } => SearchType.Special,
        var found => found.Type,
    };

    /// <summary>Of a text as it is compared, the whole or the end.</summary>
    private static string Written(SearchScope scope, string row, string type, string name, FilterTest test)
    {
        var condition = scope.Takes(1, name)
            ? StringCriterion.Whole(scope, row, SearchDefinitions.Find(type, name)!, test.Value, isEnd: test.Operator == "ew")
            : "false";
        return test.Operator == "ne" ? $"({condition} is not true)" : condition;
    }

    private static string OfPeriod(SearchScope scope, string row, string type, string name, FilterTest test) =>
        !scope.Takes(1, name) ? "false"
        // An instant overlaps what it lies in.
        : name == "_lastUpdated" ? Criterion.Of(scope, row, type, name, test.Value)
        : DateCriterion.Of(scope, row, SearchDefinitions.Find(type, name)!, test.Operator == "po" ? DateCondition.Overlaps : DateCondition.Contains, test.Value);

    /// <summary>A text is one alternative and no part of a composite.</summary>
    private static string Text(string value) =>
        value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal).Replace("$", "\\$", StringComparison.Ordinal);

    /// <summary>Bars and dollars part the value as in any search; a comma does not. Four code systems have short names.</summary>
    private static string Coded(string value) => Comma().Replace(WithSystems(value), "\\,");

    /// <summary>The value with whole addresses for the short names of code systems.</summary>
    public static string WithSystems(string value) => ShortName().Replace(value, found => $"{found.Groups[1].Value}{Systems[found.Groups[2].Value]}|");

    private static readonly Dictionary<string, string> Systems = new(StringComparer.Ordinal)
    {
        ["loinc"] = "http://loinc.org",
        ["snomed"] = "http://snomed.info/sct",
        ["rxnorm"] = "http://www.nlm.nih.gov/research/umls/rxnorm",
        ["ucum"] = CanonicalQuantity.Ucum,
    };

    [GeneratedRegex(@"(^|\||\$)(loinc|snomed|rxnorm|ucum)\|")]
    private static partial Regex ShortName();

    [GeneratedRegex(@"(?<!\\),")]
    private static partial Regex Comma();
}
