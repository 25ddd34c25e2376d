using System.Globalization;

namespace HealthAssess.Storage.Search;

/// <summary>What a number in a query stands for: itself exactly, and all that round to it.</summary>
/// <remarks>FHIR R4, search.html#number: 100 is 99.5 to below 100.5, 5.40e-3 is 0.005395 to below 0.005405, and 1e2 is 95 to below 105.</remarks>
internal sealed record NumberInterval(decimal Low, decimal Exact, decimal High)
{
    // Wider than anything that is measured; a margin added to it still fits a decimal.
    private const decimal Most = 1e27m;
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>Null for what is no number, or none that could be stored.</summary>
    public static NumberInterval? Of(string prefix, string digits)
    {
        if (!decimal.TryParse(digits, Style, CultureInfo.InvariantCulture, out var number) || Math.Abs(number) >= Most || Margin(digits) is not { } rounding)
        {
            return null;
        }

        var margin = prefix == "ap" ? Math.Abs(number) / 10 : rounding;
        return new NumberInterval(number - margin, number, number + margin);
    }

    /// <summary>Half of the last digit that was written.</summary>
    private static decimal? Margin(string digits)
    {
        var exponent = digits.IndexOfAny(['e', 'E']);
        var mantissa = exponent < 0 ? digits : digits[..exponent];
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        // The specification's own example has 1e2 as exact as 1.0e2.
        var decimals = point >= 0 ? mantissa.Length - point - 1 : exponent < 0 ? 0 : 1;
        var shift = 0;
        return exponent < 0 || int.TryParse(digits.AsSpan(exponent + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out shift)
            ? (decimal)Math.Pow(10, Math.Clamp((long)shift - decimals, -27, 26)) / 2
            : null;
    }
}
