using HealthAssess.Domain;
using HealthAssess.Fhir;

namespace HealthAssess.Api.Fhir;

/// <summary>Issues of the FHIR library as refusals: what is an error there is a refusal here.</summary>
internal static class FhirIssues
{
    public static IReadOnlyList<Refusal> AsRefusals(IReadOnlyList<Issue> issues) =>
    [
        .. from issue in issues
           where issue.Severity is IssueSeverity.Fatal or IssueSeverity.Error
           select new Refusal(Kind(issue.Code), "fhir-" + issue.Code, issue.Text, issue.Expression),
    ];

    private static RefusalKind Kind(string code) => code switch
    {
        "required" => RefusalKind.Required,
        "business-rule" => RefusalKind.BusinessRule,
        "too-long" => RefusalKind.TooLong,
        "not-supported" => RefusalKind.NotSupported,
        _ => RefusalKind.Invalid,
    };
}
