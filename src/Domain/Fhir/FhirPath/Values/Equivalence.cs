using System.Text;

namespace HealthAssess.Fhir.Paths;

/// <summary>The operator <c>~</c> for two items.</summary>
/// <remarks>FHIRPath N1, 6.1.2.</remarks>
internal static class Equivalence
{
    public static bool Equivalent(in Item left, in Item right)
    {
        Item a = left.ToSystem(), b = right.ToSystem();
        if (a.Kind == ItemKind.Node || b.Kind == ItemKind.Node)
        {
            return a.Kind == b.Kind && (a.Node == b.Node || Trees(a.Node, b.Node));
        }

        if (a.Kind == ItemKind.String && b.Kind == ItemKind.String)
        {
            return Normal(a.String) == Normal(b.String);
        }

        if (a.IsNumber && b.IsNumber)
        {
            return Decimals(a.Decimal, b.Decimal);
        }

        return a.Kind == ItemKind.Quantity || b.Kind == ItemKind.Quantity ? Quantities(a, b) : Equality.Equal(a, b) == true;
    }

    /// <summary>Both lists hold the same, in whatever order.</summary>
    public static bool Lists(IReadOnlyList<Item> left, IReadOnlyList<Item> right)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        var taken = new bool[right.Count];
        return left.All(item => Take(item, right, taken));
    }

    /// <summary>Rounded to the fewer digits of the two, zeroes at the end not counted.</summary>
    public static bool Decimals(decimal left, decimal right)
    {
        var digits = Math.Min(Digits(left), Digits(right));
        return Math.Round(left, digits, MidpointRounding.AwayFromZero) == Math.Round(right, digits, MidpointRounding.AwayFromZero);
    }

    private static bool Take(Item item, IReadOnlyList<Item> others, bool[] taken)
    {
        for (var at = 0; at < taken.Length; at++)
        {
            if (!taken[at] && Equivalent(item, others[at]))
            {
                return taken[at] = true;
            }
        }

        return false;
    }

    private static bool Quantities(Item left, Item right)
    {
        if (Ordering.QuantityOf(left) is not { } a || Ordering.QuantityOf(right) is not { } b)
        {
            return false;
        }

        if (UnitConversion.Approximate(b, a) is not { } factor)
        {
            return Scale.Convert(b.Value, b.Unit, a.Unit)?.ToDecimal() is { } temperature && Decimals(a.Value, temperature);
        }

        // The coarser unit decides, so that conversion adds no digits.
        return factor.CompareTo(Ratio.One) <= 0
            ? Converted(b.Value, factor) is { } right2 && Decimals(a.Value, right2)
            : Converted(a.Value, Ratio.One / factor) is { } left2 && Decimals(left2, b.Value);
    }

    private static decimal? Converted(decimal value, Ratio factor) => (Ratio.Of(value) * factor).ToDecimal();

    private static bool Trees(Element left, Element right)
    {
        if (left.Shape != right.Shape)
        {
            return false;
        }

        var others = right.Children.ToLookup(child => child.Name, child => Item.Of(child));
        var mine = left.Children.ToLookup(child => child.Name, child => Item.Of(child));
        return mine.Count == others.Count && mine.All(group => Lists([.. group], [.. others[group.Key]]));
    }

    private static int Digits(decimal value)
    {
        var scale = value.Scale;
        while (scale > 0 && decimal.Round(value, scale - 1, MidpointRounding.ToZero) == value)
        {
            scale--;
        }

        return scale;
    }

    private static string Normal(string text)
    {
        var normal = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            normal.Append(char.IsWhiteSpace(letter) ? ' ' : char.ToLowerInvariant(letter));
        }

        return normal.ToString();
    }
}
