using HealthAssess.Domain;
using HealthAssess.Fhir;

namespace HealthAssess.Api.Fhir.Operations;

/// <summary>What the reader said of a body that is to be validated: about the resource in it, by the resource's own paths, and about the Parameters around it.</summary>
internal static class FormIssues
{
    public static (IReadOnlyList<Issue> OfResource, IReadOnlyList<Refusal> Around) Of(Reading reading, OperationInput input)
    {
        if (!input.IsParameters)
        {
            return (reading.Issues, []);
        }

        var held = input.Parameter("resource")["resource"];
        var inside = reading.Issues.Where(issue => held.Exists && issue.Expression.StartsWith(held.Path, StringComparison.Ordinal)).ToList();
        return (
            [.. inside.Select(issue => new Issue(issue.Severity, issue.Code, held.ToResource()?.TypeName + issue.Expression[held.Path.Length..], issue.Text))],
            FhirIssues.AsRefusals([.. reading.Issues.Except(inside)]));
    }
}
