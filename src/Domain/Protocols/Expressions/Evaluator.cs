namespace HealthAssess.Protocols.Expressions;

/// <summary>
/// The value of a compiled expression. Null is <em>unknown</em>, and logic is Kleene's three-valued one:
/// a missing answer never counts as "no", and an unknown part decides nothing that a known part does not decide.
/// </summary>
/// <remarks>The TypeScript twin reads the same trees; vectors written here hold the two together.</remarks>
internal sealed class Evaluator(Situation situation, IReadOnlyDictionary<string, object?> parameters)
{
    public bool? Truth(Node node) => (bool?)Value(node);

    public decimal? Number(Node node) => (decimal?)Value(node);

    public object? Value(Node node) => node.Op switch
    {
        "value" => node.Literal,
        "answer" => situation.Answers.GetValueOrDefault((string)node.Literal!),
        "parameter" => parameters[(string)node.Literal!],
        "fact" => Fact((string)node.Literal!),
        "asked" => situation.Answers.ContainsKey((string)node.Literal!),
        "known" => Value(node.Arguments[0]) is not null,
        "orElse" => Value(node.Arguments[0]) ?? Value(node.Arguments[1]),
        "not" => !Truth(node.Arguments[0]),
        "and" => AtLeast(node.Arguments.Count, node.Arguments),
        "or" => AtLeast(1, node.Arguments),
        "atLeast" => Number(node.Arguments[0]) is { } needed ? AtLeast(needed, node.Arguments.Skip(1)) : null,
        "plus" => Six(Number(node.Arguments[0]) + Number(node.Arguments[1])),
        "minus" => Six(Number(node.Arguments[0]) - Number(node.Arguments[1])),
        "times" => Six(Number(node.Arguments[0]) * Number(node.Arguments[1])),
        "over" => Number(node.Arguments[1]) is { } divisor and not 0 ? Six(Number(node.Arguments[0]) / divisor) : null,
        "sum" => node.Arguments.Aggregate((decimal?)0, (sum, part) => sum + Number(part)),
        "least" => node.Arguments.Select(Number).Min(),
        "daysSince" => Value(node.Arguments[0]) is DateOnly day ? Days(day) : null,
        "daysSinceVisit" => DaysSinceVisit(node.Arguments[0]),
        "in" => In(Value(node.Arguments[0]), Value(node.Arguments[1])),
        _ => Compare(node.Op, Value(node.Arguments[0]), Value(node.Arguments[1])),
    };

    /// <summary>Arithmetic keeps six decimals, so that the browser's binary fractions reach the same threshold as these decimal ones.</summary>
    private static decimal? Six(decimal? value) => value is { } exact ? decimal.Round(exact, 6, MidpointRounding.AwayFromZero) : null;

    /// <summary>True once enough parts hold, false once too few can, else unknown. <c>and</c> and <c>or</c> are its two ends.</summary>
    private bool? AtLeast(decimal needed, IEnumerable<Node> parts)
    {
        var (yes, open) = (0, 0);
        foreach (var part in parts)
        {
            var truth = Truth(part);
            yes += truth == true ? 1 : 0;
            open += truth is null ? 1 : 0;
        }

        return yes >= needed ? true : yes + open < needed ? false : null;
    }

    private static bool? Compare(string op, object? left, object? right)
    {
        if (left is null || right is null)
        {
            return null;
        }

        var order = left is string text ? string.CompareOrdinal(text, (string)right) : ((IComparable)left).CompareTo(right);
        return op switch
        {
            "eq" => order == 0,
            "ne" => order != 0,
            "lt" => order < 0,
            "le" => order <= 0,
            "gt" => order > 0,
            "ge" => order >= 0,
            _ => throw new InvalidOperationException("Unknown operation " + op),
        };
    }

    private static bool? In(object? one, object? many) =>
        one is string text && many is IReadOnlyList<string> list ? list.Contains(text) : null;

    /// <summary>Days since the last stay in one of the areas; unknown where nobody asked for the itinerary or no stay is in it. A stay that is to end later lasts until today.</summary>
    private decimal? DaysSinceVisit(Node areas) =>
        situation.Visits is { } visits && Value(areas) is IReadOnlyList<string> list
            ? visits.Where(visit => list.Any(area => Covers(area, visit.Area)))
                .Select(visit => (decimal?)Math.Max(0, Days(visit.Left ?? situation.AsOf))).Min()
            : null;

    /// <summary>A country covers its ISO 3166-2 areas; a stay known only by country counts for each of its areas.</summary>
    private static bool Covers(string affected, string visited) =>
        affected == visited
        || visited.StartsWith(affected + "-", StringComparison.Ordinal)
        || affected.StartsWith(visited + "-", StringComparison.Ordinal);

    private decimal Days(DateOnly day) => situation.AsOf.DayNumber - day.DayNumber;

    private object? Fact(string name) => (name, situation.BirthDate) switch
    {
        ("patient.gender", _) => situation.Gender,
        (_, null) => null,
        ("patient.ageDays", { } born) => Days(born),
        ("patient.ageMonths", { } born) => Months(born),
        ("patient.ageYears", { } born) => decimal.Floor(Months(born) / 12),
        _ => throw new InvalidOperationException("Unknown fact " + name),
    };

    private decimal Months(DateOnly born) =>
        ((situation.AsOf.Year - born.Year) * 12) + situation.AsOf.Month - born.Month - (situation.AsOf.Day < born.Day ? 1 : 0);
}
