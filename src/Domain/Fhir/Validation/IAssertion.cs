namespace HealthAssess.Fhir;

/// <summary>One rule, asked about every element.</summary>
internal interface IAssertion
{
    void Check(Element element, IssueList issues);
}
