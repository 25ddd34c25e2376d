using HealthAssess.Fhir;

namespace HealthAssess.Api.Fhir.Operations;

/// <summary>Findings of the validator as an OperationOutcome.</summary>
internal static class Findings
{
    public static Resource Of(IReadOnlyList<Issue> issues) => new OperationOutcomeBuilder
    {
        Issue = issues.Count == 0
            ? [new OperationOutcomeIssueBuilder { Severity = "information", Code = "informational", Diagnostics = "No problem was found.", Details = new() { Text = "No problem was found." } }]
            : [.. issues.Select(One)],
    }.Build();

    private static OperationOutcomeIssueBuilder One(Issue issue) => new()
    {
        Severity = issue.Severity.ToString().ToLowerInvariant(),
        Code = issue.Code,
        Diagnostics = issue.Text,
        Details = new() { Text = issue.Text },
        Expression = issue.Expression.Length > 0 ? [issue.Expression] : [],
    };
}
