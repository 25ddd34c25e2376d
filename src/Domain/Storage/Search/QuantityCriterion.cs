using System.Globalization;
using HealthAssess.Domain;
using HealthAssess.Fhir.Search;
using HealthAssess.Storage.Index;

namespace HealthAssess.Storage.Search;

/// <summary>A number or a quantity: <c>gt5.4|http://unitsofmeasure.org|mg</c>, <c>5.4||mg</c>, <c>5.4</c>.</summary>
/// <remarks>FHIR R4, search.html#number: without a prefix a number stands for all that round to it.</remarks>
internal static class QuantityCriterion
{
    public static string Of(SearchScope scope, string row, SearchDefinition definition, long param, string value)
    {
        var parts = QueryText.Split(value, '|');
        var (prefix, digits) = Prefix.Of(QueryText.Plain(parts[0]));
        if (NumberInterval.Of(prefix, digits) is not { } number || parts.Count > 3 || parts.Count == 2 || (parts.Count > 1 && definition.Type == SearchType.Number))
        {
            return scope.Refuse(RefusalKind.Invalid, "number-invalid", $"'{definition.Code}' needs a number, with a unit like 5.4|http://unitsofmeasure.org|mg if any.", definition.Code);
        }

        var written = Rows(scope, row, param, index => Compare(scope, prefix, number, index) + Unit(scope, parts, index));
        return Converted(parts, number) is not var (unit, converted) ? written
            : $"({written} or {Rows(scope, row, IndexHash.Canonical(param), index => $"{Compare(scope, prefix, converted, index)} and {index}.unit = {scope.Sql.Value(unit)}")})";
    }

    private static string Rows(SearchScope scope, string row, long param, Func<string, string> condition)
    {
        var index = scope.Alias();
        return string.Create(CultureInfo.InvariantCulture, $"{row}.key in (select {index}.resource from index_quantity {index} where {index}.param = {param} and {condition(index)})");
    }

    /// <summary>The same in UCUM base units, so that 5 g finds 5000 mg; null where the unit is not UCUM or has none.</summary>
    private static (string Unit, NumberInterval Number)? Converted(IReadOnlyList<string> parts, NumberInterval number)
    {
        if (parts.Count < 3 || QueryText.Plain(parts[1]) != CanonicalQuantity.Ucum)
        {
            return null;
        }

        var code = QueryText.Plain(parts[2]);
        return (CanonicalQuantity.Of(number.Low, code), CanonicalQuantity.Of(number.Exact, code), CanonicalQuantity.Of(number.High, code)) is (var (unit, low), var (_, exact), var (_, high))
            ? (unit, new NumberInterval(low, exact, high))
            : null;
    }

    private static string Compare(SearchScope scope, string prefix, NumberInterval number, string index)
    {
        var (low, high, exact) = (scope.Sql.Value(number.Low), scope.Sql.Value(number.High), scope.Sql.Value(number.Exact));
        return prefix switch
        {
            "ne" => $"({index}.low < {low} or {index}.high >= {high})",
            "gt" => $"{index}.high > {exact}",
            "lt" => $"{index}.low < {exact}",
            "ge" => $"{index}.high >= {exact}",
            "le" => $"{index}.low <= {exact}",
            "sa" => $"{index}.low > {exact}",
            "eb" => $"{index}.high < {exact}",
            "ap" => $"({index}.low <= {high} and {index}.high >= {low})",
            _ => $"({index}.low >= {low} and {index}.low < {high} and {index}.high < {high})",
        };
    }

    // "5.4||mg" goes by the code or by the words, which have a row of their own where they differ.
    private static string Unit(SearchScope scope, IReadOnlyList<string> parts, string index)
    {
        if (parts.Count < 3)
        {
            return "";
        }

        var (system, code) = (QueryText.Plain(parts[1]), QueryText.Plain(parts[2]));
        return (code.Length == 0 ? "" : $" and {index}.unit = {scope.Sql.Value(code)}")
            + (system.Length == 0 ? "" : $" and {index}.system = {scope.Sql.Value(IndexHash.System(system))}");
    }
}
