namespace HealthAssess.Protocols;

/// <summary>What a reviewer would object to in a pack that can be read. Each check is a file of this folder.</summary>
public static class PackLint
{
    private static readonly Func<Protocol, IEnumerable<PackIssue>>[] Checks =
    [
        ValidQuestionnaire.Check,
        TranslatedTexts.Check,
        SourcedParameters.Check,
        ReadAnswers.Check,
        ReachableRules.Check,
        TestedRules.Check,
        TestedBoundaries.Check,
        FollowedUp.Check,
        NamedApprover.Check,
    ];

    /// <summary>Every objection; empty for a pack that may be proposed.</summary>
    public static IReadOnlyList<PackIssue> Check(Protocol protocol) => Check(protocol, Checks);

    /// <summary>What makes its questionnaire no valid FHIR R4.</summary>
    public static IReadOnlyList<PackIssue> Questionnaire(Protocol protocol) => Check(protocol, [ValidQuestionnaire.Check]);

    private static IReadOnlyList<PackIssue> Check(Protocol protocol, Func<Protocol, IEnumerable<PackIssue>>[] checks) =>
        [.. checks.SelectMany(check => check(protocol)).Select(issue => issue with { Row = issue.Row ?? PackRows.Find(Text(protocol, issue.File), issue.Place) })];

    private static string Text(Protocol protocol, string file) => file switch
    {
        "protocol.json" => protocol.File,
        "tests.csv" => protocol.Tests,
        _ => protocol.Questionnaire,
    };
}
