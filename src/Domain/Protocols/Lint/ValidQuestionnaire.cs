using System.Text;
using HealthAssess.Fhir;

namespace HealthAssess.Protocols;

/// <summary>The questionnaire is valid FHIR R4, not only what the engine reads of it.</summary>
internal static class ValidQuestionnaire
{
    private const string File = "questionnaire.fhir.json";

    public static IEnumerable<PackIssue> Check(Protocol protocol) => Issues(protocol.Questionnaire);

    public static IEnumerable<PackIssue> Issues(string questionnaire)
    {
        var reading = Resource.Read(Encoding.UTF8.GetBytes(questionnaire));
        return reading.Issues.Concat(reading.Resource is { } resource ? Validator.Default.Validate(resource) : [])
            .Where(issue => issue.Severity is IssueSeverity.Error or IssueSeverity.Fatal).Select(issue => new PackIssue(File, issue.Expression, issue.Text));
    }
}
