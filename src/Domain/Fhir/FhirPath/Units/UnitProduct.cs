using System.Globalization;
using System.Text;

namespace HealthAssess.Fhir.Paths;

/// <summary>The unit of a product or a quotient, in the symbols of its factors: cm² by cm is cm.</summary>
internal static class UnitProduct
{
    /// <summary>Null where a factor is no UCUM unit.</summary>
    public static string? Of(string left, string right, bool divide)
    {
        if (UnitParser.Parse(left) is not { } symbols || UnitParser.Parse(right) is not { } others)
        {
            return null;
        }

        var sum = new List<(string Symbol, int Exponent)>();
        symbols.ForEach(part => Add(sum, part.Symbol, part.Exponent));
        others.ForEach(part => Add(sum, part.Symbol, divide ? -part.Exponent : part.Exponent));
        return Write(sum);
    }

    private static void Add(List<(string Symbol, int Exponent)> sum, string symbol, int exponent)
    {
        if (symbol == Quantity.One)
        {
            return;
        }

        var at = sum.FindIndex(part => part.Symbol == symbol);
        if (at < 0)
        {
            sum.Add((symbol, exponent));
        }
        else
        {
            sum[at] = (symbol, sum[at].Exponent + exponent);
        }
    }

    private static string Write(List<(string Symbol, int Exponent)> parts)
    {
        var text = new StringBuilder();
        foreach (var (symbol, exponent) in parts.Where(part => part.Exponent > 0))
        {
            text.Append(text.Length > 0 ? "." : "").Append(symbol).Append(Power(exponent));
        }

        foreach (var (symbol, exponent) in parts.Where(part => part.Exponent < 0))
        {
            text.Append('/').Append(symbol).Append(Power(-exponent));
        }

        return text.Length == 0 ? Quantity.One : text.ToString();
    }

    private static string Power(int exponent) => exponent == 1 ? "" : exponent.ToString(CultureInfo.InvariantCulture);
}
