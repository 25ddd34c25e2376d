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
        if (!decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || parts.Count > 3)
        {
            return scope.Refuse(RefusalKind.Invalid, "number-invalid", $"'{definition.Code}' needs a number, with a unit like 5.4|http://unitsofmeasure.org|mg if any.", definition.Code);
        }

        var margin = Margin(prefix, digits, number);
        var written = Rows(scope, row, param, index => Compare(scope, prefix, number - margin, number, number + margin, index) + Unit(scope, parts, index));
        return Converted(parts, number - margin, number, number + margin) is not var (unit, low, middle, high) ? written
            : $"({written} or {Rows(scope, row, IndexHash.Canonical(param), index => $"{Compare(scope, prefix, low, middle, high, index)} and {index}.unit = {scope.Sql.Value(unit)}")})";
    }

    private static string Rows(SearchScope scope, string row, long param, Func<string, string> condition)
    {
        var index = scope.Alias();
        return string.Create(CultureInfo.InvariantCulture, $"{row}.key in (select {index}.resource from index_quantity {index} where {index}.param = {param} and {condition(index)})");
    }

    /// <summary>The same in UCUM base units, so that 5 g finds 5000 mg; null where the unit has none.</summary>
    private static (string Unit, decimal Low, decimal Middle, decimal High)? Converted(IReadOnlyList<string> parts, decimal low, decimal middle, decimal high)
    {
        if (parts.Count < 3 || (parts[1].Length > 0 && QueryText.Plain(parts[1]) != CanonicalQuantity.Ucum))
        {
            return null;
        }

        var code = QueryText.Plain(parts[2]);
        return (CanonicalQuantity.Of(low, code), CanonicalQuantity.Of(middle, code), CanonicalQuantity.Of(high, code)) is (var (unit, one), var (_, two), var (_, three))
            ? (unit, one, two, three)
            : null;
    }

    private static string Compare(SearchScope scope, string prefix, decimal from, decimal number, decimal until, string index)
    {
        var (low, high, exact) = (scope.Sql.Value(from), scope.Sql.Value(until), scope.Sql.Value(number));
        return prefix switch
        {
            "ne" => $"({index}.low < {low} or {index}.high >= {high})",
            "gt" => $"{index}.high > {exact}",
            "lt" => $"{index}.low < {exact}",
            "ge" => $"{index}.high >= {exact}",
            "le" => $"{index}.low <= {exact}",
            "sa" => $"{index}.low > {exact}",
            "eb" => $"{index}.high < {exact}",
            _ => $"({index}.low >= {low} and {index}.low <= {high} and {index}.high <= {high})",
        };
    }

    private static decimal Margin(string prefix, string digits, decimal number)
    {
        if (prefix == "ap")
        {
            return Math.Abs(number) / 10;
        }

        var exponent = digits.IndexOfAny(['e', 'E']);
        var mantissa = exponent < 0 ? digits : digits[..exponent];
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var decimals = point < 0 ? 0 : mantissa.Length - point - 1;
        var shift = exponent < 0 ? 0 : int.Parse(digits.AsSpan(exponent + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return (decimal)Math.Pow(10, Math.Clamp(shift - decimals, -28, 27)) / 2;
    }

    private static string Unit(SearchScope scope, IReadOnlyList<string> parts, string index)
    {
        if (parts.Count < 3 || parts[2].Length == 0)
        {
            return "";
        }

        var unit = $" and {index}.unit = {scope.Sql.Value(QueryText.Plain(parts[2]))}";
        return parts[1].Length == 0 ? unit : $"{unit} and {index}.system = {scope.Sql.Value(IndexHash.System(QueryText.Plain(parts[1])))}";
    }
}
