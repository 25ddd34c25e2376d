using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace HealthAssess.Tests.Integration.Storage.Oracle;

/// <summary>A range from its first point to the first after it (dates), or from least to greatest (numbers).</summary>
internal readonly record struct SpecRange<T>(T Low, T High);

/// <summary>Dates as ranges of instants, by the table of search.html#date.</summary>
internal static partial class SpecDate
{
    public static readonly DateTime Ever = new(9999, 12, 31, 0, 0, 0, DateTimeKind.Utc);

    public static SpecRange<DateTime>? Of(JsonNode element) => element switch
    {
        JsonValue text => Of(text.ToString()),
        JsonObject it when it.ContainsKey("start") || it.ContainsKey("end") => Period(it),
        JsonObject it => Timing(it),
        _ => null,
    };

    public static SpecRange<DateTime>? Of(string text)
    {
        if (Shape().Match(text) is not { Success: true } m)
        {
            return null;
        }

        int Part(int at, int otherwise) => m.Groups[at].Success ? int.Parse(m.Groups[at].Value, CultureInfo.InvariantCulture) : otherwise;
        var low = new DateTime(Part(1, 1), Part(2, 1), Part(3, 1), Part(4, 0), Part(5, 0), Part(6, 0), DateTimeKind.Utc);
        var fraction = m.Groups[7].Value;
        low = low.AddTicks(fraction.Length == 0 ? 0 : long.Parse(fraction.PadRight(7, '0'), CultureInfo.InvariantCulture));
        if (m.Groups[8].Value is ['+' or '-', ..] zone)
        {
            var offset = TimeSpan.ParseExact(zone[1..], @"hh\:mm", CultureInfo.InvariantCulture);
            low = zone[0] == '+' ? low - offset : low + offset;
        }

        var high = fraction.Length > 0 ? low.AddTicks((long)Math.Pow(10, 7 - fraction.Length))
            : m.Groups[6].Success ? low.AddSeconds(1)
            : m.Groups[4].Success ? low.AddMinutes(1)
            : m.Groups[3].Success ? low.AddDays(1)
            : m.Groups[2].Success ? low.AddMonths(1) : low.AddYears(1);
        return new(low, high);
    }

    /// <summary>The prefixes: "the range above" begins with the value for ge, and after it for gt.</summary>
    public static bool Compare(string prefix, SpecRange<DateTime> asked, SpecRange<DateTime> there, DateTime now)
    {
        var contained = asked.Low <= there.Low && there.High <= asked.High;
        return prefix switch
        {
            "eq" => contained,
            "ne" => !contained,
            "gt" => there.High > asked.High,
            "lt" => there.Low < asked.Low,
            "ge" => there.High > asked.Low,
            "le" => there.Low < asked.High,
            "sa" => there.Low >= asked.High,
            "eb" => there.High <= asked.Low,
            _ => Overlap(asked, there, TimeSpan.FromTicks(Math.Abs((now - asked.Low).Ticks) / 10)),
        };
    }

    private static bool Overlap(SpecRange<DateTime> asked, SpecRange<DateTime> there, TimeSpan slack) =>
        there.Low < asked.High + slack && there.High > asked.Low - slack;

    private static SpecRange<DateTime> Period(JsonObject period) => new(
        period["start"] is { } start ? Of(start.ToString())!.Value.Low : DateTime.MinValue,
        period["end"] is { } end ? Of(end.ToString())!.Value.High : Ever);

    private static SpecRange<DateTime>? Timing(JsonObject timing)
    {
        List<SpecRange<DateTime>> all = [.. (timing["event"]?.AsArray() ?? []).Select(one => Of(one!.ToString())!.Value)];
        if (timing["repeat"]?["boundsPeriod"] is JsonObject bounds)
        {
            all.Add(Period(bounds));
        }

        return all.Count == 0 ? null : new(all.Min(one => one.Low), all.Max(one => one.High));
    }

    [GeneratedRegex(@"^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(Z|[+-]\d\d:\d\d)?)?)?)?$")]
    private static partial Regex Shape();
}

/// <summary>Numbers and what they stand for, by search.html#number.</summary>
internal static class SpecNumber
{
    public const decimal Endless = 1e28m;

    /// <summary>The range that a number in a query stands for.</summary>
    public static SpecRange<decimal> Implied(string digits)
    {
        var number = decimal.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);
        var half = 0.5m;
        for (var i = digits.IndexOf('.', StringComparison.Ordinal); i >= 0 && i < digits.Length - 1; i++)
        {
            half /= 10;
        }

        return new(number - half, number + half);
    }

    public static SpecRange<decimal>? Of(JsonNode element) => element is JsonObject range
        ? new(Value(range["low"]) ?? -Endless, Value(range["high"]) ?? Endless)
        : new(Value(element)!.Value, Value(element)!.Value);

    // Smaller than any difference between the numbers that are invented here.
    private const decimal Little = 1e-18m;

    /// <summary>A quantity with its comparator: "at most 5" is all up to 5, and "below 5" all but 5 itself.</summary>
    public static SpecRange<decimal> Compared(JsonNode quantity) => (Value(quantity)!.Value, quantity["comparator"]?.ToString()) switch
    {
        (var value, "<=") => new(-Endless, value),
        (var value, "<") => new(-Endless, value - Little),
        (var value, ">=") => new(value, Endless),
        (var value, ">") => new(value + Little, Endless),
        (var value, _) => new(value, value),
    };

    public static decimal? Value(JsonNode? node) => node switch
    {
        null => null,
        JsonObject quantity => Value(quantity["value"]),
        _ => decimal.Parse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture),
    };

    public static bool Compare(string prefix, string digits, SpecRange<decimal> there)
    {
        var exact = decimal.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);
        var implied = Implied(digits);
        var contained = there.Low >= implied.Low && there.High < implied.High;
        return prefix switch
        {
            "eq" => contained,
            "ne" => !contained,
            "gt" => there.High > exact,
            "lt" => there.Low < exact,
            "ge" => there.High >= exact,
            "le" => there.Low <= exact,
            "sa" => there.Low > exact,
            "eb" => there.High < exact,
            _ => there.Low <= exact + (Math.Abs(exact) / 10) && there.High >= exact - (Math.Abs(exact) / 10),
        };
    }
}
