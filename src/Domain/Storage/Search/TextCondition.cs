using System.Globalization;

namespace HealthAssess.Storage.Search;

/// <summary>Looks resources up in the text index.</summary>
internal static class TextCondition
{
    /// <summary>Resources with a row of one of the parameters for which the condition holds.</summary>
    public static string In(SearchScope scope, string row, IReadOnlyList<long> parameters, Func<string, string> condition)
    {
        var index = scope.Alias();
        return $"{row}.key in (select {index}.resource from index_text {index} where {Parameter(index, parameters)} and {condition(index)})";
    }

    /// <summary>The condition on the parameter; the hash stands in the text, so that the planner knows how common it is.</summary>
    public static string Parameter(string index, IReadOnlyList<long> parameters) => OneOf(index + ".param", parameters);

    /// <summary>
    /// The same among the few rows of one resource. As a sum no index of a parameter serves it: the planner cannot choose to
    /// read all rows of the parameter once for each resource, as it did before the first statistics.
    /// </summary>
    public static string ParameterOfOne(string index, IReadOnlyList<long> parameters) => OneOf($"({index}.param + 0)", parameters);

    private static string OneOf(string column, IReadOnlyList<long> parameters) => parameters is [var only]
        ? string.Create(CultureInfo.InvariantCulture, $"{column} = {only}")
        : $"{column} in ({string.Join(", ", parameters.Select(one => one.ToString(CultureInfo.InvariantCulture)))})";
}
