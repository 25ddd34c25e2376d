namespace HealthAssess.Fhir;

/// <summary>One run of a validator over one resource: where findings go, and what rules need to know of the whole.</summary>
internal sealed class Examination(Resource resource, Validator validator)
{
    private readonly IssueList _issues = new(ReadLimits.Default.MaxIssues);

    public Resource Resource { get; } = resource;

    public Validator Validator { get; } = validator;

    public IReadOnlyList<Issue> Findings => _issues.Items;

    /// <summary>What the resources of a Bundle are called.</summary>
    public BundleIndex Bundle => field ??= new BundleIndex(Resource.Root);

    public void Error(Element element, string code, string text) => _issues.Add(IssueSeverity.Error, code, element.Path, text);

    public void Warn(Element element, string code, string text) => _issues.Add(IssueSeverity.Warning, code, element.Path, text);

    public void Inform(Element element, string code, string text) => _issues.Add(IssueSeverity.Information, code, element.Path, text);

    public void Add(IssueSeverity severity, Element element, string code, string text) => _issues.Add(severity, code, element.Path, text);
}
