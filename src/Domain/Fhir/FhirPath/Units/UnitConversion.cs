namespace HealthAssess.Fhir.Paths;

/// <summary>How many of one unit another is; null where they do not measure the same.</summary>
internal static class UnitConversion
{
    /// <summary>For <c>=</c>, <c>&lt;</c> and their like: a year of the calendar and one of UCUM do not compare.</summary>
    public static Ratio? Exact(Quantity from, Quantity to) => Factor(from, to, approximate: false);

    /// <summary>For <c>~</c> and <c>toQuantity(unit)</c>: they do.</summary>
    public static Ratio? Approximate(Quantity from, Quantity to) => Factor(from, to, approximate: true);

    /// <summary>The value in the unit of another quantity, of temperatures by the zeros of their scales; null where they do not measure the same.</summary>
    public static Ratio? Value(Quantity from, Quantity to, bool approximate) =>
        Factor(from, to, approximate) is { } factor ? Ratio.Of(from.Value) * factor : Scale.Convert(from.Value, from.Unit, to.Unit);

    private static Ratio? Factor(Quantity from, Quantity to, bool approximate)
    {
        if (from.Unit == to.Unit && (from.Style == to.Style || from.Style == UnitStyle.Either || to.Style == UnitStyle.Either))
        {
            return Ratio.One;
        }

        string? left = Word(from), right = Word(to);
        var calendar = (from.Style == UnitStyle.Calendar || to.Style == UnitStyle.Calendar) && (left is not null && right is not null);
        if (!calendar || (!Calendar.IsUncertain(left!) && !Calendar.IsUncertain(right!)))
        {
            return OfCodes(Code(from), Code(to));
        }

        var mixed = from.Style == UnitStyle.Ucum || to.Style == UnitStyle.Ucum;
        return !mixed ? OfCalendar(left!, right!) : !approximate ? null : left == right ? Ratio.One : OfCalendar(left!, right!);
    }

    private static Ratio? OfCodes(string from, string to) =>
        Unit.Find(from) is { } left && Unit.Find(to) is { } right && left.Dimension == right.Dimension ? left.Factor / right.Factor : null;

    // The shortest chain: years to months directly, both to anything else through days.
    private static Ratio? OfCalendar(string from, string to) => (from, to) switch
    {
        _ when from == to => Ratio.One,
        ("year", "month") => Ratio.Of(12),
        ("month", "year") => Ratio.One / Ratio.Of(12),
        _ => InDays(from) / InDays(to),
    };

    private static Ratio InDays(string word) =>
        Calendar.IsUncertain(word) ? Ratio.Of(Calendar.Days(word)) : OfCodes(Calendar.Code(word), "d")!.Value;

    private static string? Word(Quantity quantity) => Calendar.Word(quantity.Unit) ?? Calendar.WordOf(quantity.Unit);

    private static string Code(Quantity quantity) =>
        quantity.Style != UnitStyle.Ucum && Calendar.Word(quantity.Unit) is { } word ? Calendar.Code(word) : quantity.Unit;
}
