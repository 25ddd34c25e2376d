namespace HealthAssess.Protocols;

/// <summary>What a reviewer would object to in a pack that can be read. Each check is a file of this folder.</summary>
public static class PackLint
{
    private static readonly Func<Protocol, IEnumerable<PackIssue>>[] Checks =
    [
        TranslatedTexts.Check,
        SourcedParameters.Check,
        ReadAnswers.Check,
        ReachableRules.Check,
        TestedRules.Check,
        TestedBoundaries.Check,
        NamedApprover.Check,
    ];

    /// <summary>Every objection; empty for a pack that may be proposed.</summary>
    public static IReadOnlyList<PackIssue> Check(Protocol protocol) =>
        [.. Checks.SelectMany(check => check(protocol)).Select(issue => issue with { Row = PackRows.Find(Text(protocol, issue.File), issue.Place) })];

    private static string Text(Protocol protocol, string file) => file switch
    {
        "protocol.json" => protocol.File,
        "tests.csv" => protocol.Tests,
        _ => protocol.Questionnaire,
    };
}
