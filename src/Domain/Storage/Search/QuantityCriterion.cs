using System.Globalization;
using HealthAssess.Domain;
using HealthAssess.Fhir.Search;
using HealthAssess.Storage.Index;

namespace HealthAssess.Storage.Search;

/// <summary>A number or a quantity: <c>gt5.4|http://unitsofmeasure.org|mg</c>, <c>5.4||mg</c>, <c>5.4</c>.</summary>
/// <remarks>FHIR R4, search.html#number: without a prefix a number stands for all that round to it.</remarks>
internal static class QuantityCriterion
{
    private const string Kelvin = "K";

    public static string Of(SearchScope scope, string row, SearchDefinition definition, long param, string value)
    {
        var parts = QueryText.Split(value, '|');
        var (prefix, digits) = Prefix.Of(QueryText.Plain(parts[0]));
        if (NumberInterval.Of(prefix, digits) is not { } number || parts.Count > 3 || parts.Count == 2 || (parts.Count > 1 && definition.Type == SearchType.Number))
        {
            return scope.Refuse(RefusalKind.Invalid, "number-invalid", $"'{definition.Code}' needs a number below 1e27, with a unit like 5.4|http://unitsofmeasure.org|mg if any.", definition.Code);
        }

        var written = Rows(scope, param, index => Compare(scope, prefix, number, index) + Unit(scope, parts, index));
        var further = Elsewhere(parts, number).Select(one => Rows(scope, one.IsWritten ? param : IndexHash.Canonical(param), index =>
            $"{Compare(scope, prefix, one.Number, index)} and {index}.unit = {scope.Sql.Value(one.Unit)}" + (one.IsWritten ? $" and {index}.system = {scope.Sql.Value(IndexHash.System(CanonicalQuantity.Ucum))}" : "")));
        return $"{row}.key in ({string.Join(" union all ", [written, .. further])})";
    }

    private static string Rows(SearchScope scope, long param, Func<string, string> condition)
    {
        var index = scope.Alias();
        return string.Create(CultureInfo.InvariantCulture, $"select {index}.resource from index_quantity {index} where {index}.param = {param} and {condition(index)}");
    }

    /// <summary>
    /// In which other rows the same is found: in those of base units, so that 5 g finds 5000 mg. Temperatures written in other
    /// scales are looked up as they were written: they need no rows of their own.
    /// </summary>
    private static IEnumerable<(string Unit, NumberInterval Number, bool IsWritten)> Elsewhere(IReadOnlyList<string> parts, NumberInterval number)
    {
        if (parts.Count < 3 || QueryText.Plain(parts[1]) != CanonicalQuantity.Ucum)
        {
            yield break;
        }

        var code = QueryText.Plain(parts[2]);
        if (Converted(number, value => CanonicalQuantity.Of(value, code)?.Value) is { } based)
        {
            yield return (CanonicalQuantity.Of(number.Exact, code)!.Value.Unit, based, false);
        }

        foreach (var scale in Temperature.Measures(code) ? Temperature.Scales.Where(one => one != code) : [])
        {
            if (Converted(number, value => Temperature.Convert(value, code, scale)) is { } there)
            {
                yield return (scale, there, true);
            }
        }

        if (Converted(number, value => Temperature.Convert(value, code, Kelvin)) is { } kelvins && Temperature.Scales.Contains(code))
        {
            yield return (Kelvin, kelvins, false);
        }
    }

    private static NumberInterval? Converted(NumberInterval number, Func<decimal, decimal?> convert) =>
        (convert(number.Low), convert(number.Exact), convert(number.High)) is ({ } low, { } exact, { } high) ? new NumberInterval(low, exact, high) : null;

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
