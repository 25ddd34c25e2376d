using HealthAssess.Protocols.Expressions;

namespace HealthAssess.Protocols;

/// <summary>The values of a question at which a decision may turn: each threshold, and just beside it.</summary>
internal static class Critical
{
    public static IReadOnlyList<object?> Answers(Protocol protocol, Question question, DateOnly today) => question.Kind switch
    {
        Kind.Boolean => [true, false],
        Kind.Date => [.. Numbers(protocol, question.LinkId).SelectMany(n => new[] { n - 1, n, n + 1 }).Append(0).Where(n => Math.Abs(n) < 1000).Distinct().Select(n => (object?)today.AddDays(-(int)n))],
        Kind.Number when question.Options.Count > 0 => [.. question.Options.Select(option => (object?)option.Score)],
        Kind.Number => [.. Numbers(protocol, question.LinkId).SelectMany(n => new[] { n - 1, n - 0.1m, n, n + 0.1m, n + 1 })
            .Append(question.Minimum ?? 0).Append(question.Maximum ?? 100)
            .Where(n => n >= (question.Minimum ?? n) && n <= (question.Maximum ?? n)).Distinct().Select(n => (object?)n)],
        Kind.List => [.. question.Options.Select(option => (object?)new List<string> { option.Code })],
        _ => question.Options.Count > 0 ? [.. question.Options.Select(option => (object?)option.Code)] : ["text"],
    };

    public static IReadOnlyList<DateOnly?> Births(Protocol protocol, DateOnly today) =>
    [
        .. Numbers(protocol, "patient.ageYears").SelectMany(years => new DateOnly?[] { today.AddYears(-(int)years), today.AddYears(-(int)years).AddDays(1) }),
        .. Numbers(protocol, "patient.ageMonths").SelectMany(months => new DateOnly?[] { today.AddMonths(-(int)months), today.AddMonths(-(int)months).AddDays(1) }),
        .. Numbers(protocol, "patient.ageDays").SelectMany(days => new DateOnly?[] { today.AddDays(-(int)days), today.AddDays(1 - (int)days) }),
        today.AddYears(-30), null,
    ];

    /// <summary>Numbers that stand in comparisons which read the name.</summary>
    private static IEnumerable<decimal> Numbers(Protocol protocol, string name) => protocol.Tables
        .SelectMany(table => table.Rules).SelectMany(rule => rule.Condition.All())
        .Where(node => node.Op is "ge" or "gt" or "le" or "lt" && node.All().Any(part => Equals(part.Literal, name)))
        .SelectMany(node => node.All()).Select(part => part switch
        {
            { Op: "value", Literal: decimal number } => number,
            { Op: "parameter", Literal: string parameter } when protocol.Parameters[parameter].Default is decimal number => number,
            _ => (decimal?)null,
        }).OfType<decimal>().Distinct();
}
