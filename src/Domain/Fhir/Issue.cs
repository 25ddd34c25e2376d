namespace HealthAssess.Fhir;

/// <summary>One finding about a resource: where, what, and how bad.</summary>
/// <param name="Severity">Fatal and error make a resource invalid.</param>
/// <param name="Code">A code of <c>http://hl7.org/fhir/issue-type</c>.</param>
/// <param name="Expression">FHIRPath location, such as <c>Patient.name[0].given[1]</c>.</param>
/// <param name="Text">A plain sentence.</param>
/// <remarks>FHIR R4, OperationOutcome.issue.</remarks>
public sealed record Issue(IssueSeverity Severity, string Code, string Expression, string Text)
{
    /// <summary>Whether this issue makes the resource invalid.</summary>
    public bool IsError => Severity is IssueSeverity.Fatal or IssueSeverity.Error;
}
