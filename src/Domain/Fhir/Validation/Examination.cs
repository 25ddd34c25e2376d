namespace HealthAssess.Fhir;

/// <summary>One run of a validator over one resource: where findings go, and what rules need to know of the whole.</summary>
internal sealed class Examination(Resource resource, Validator validator)
{
    private readonly IssueList _issues = new(ReadLimits.Default.MaxIssues);

    private HashSet<(int Within, string Id)>? _ids;

    public Resource Resource { get; } = resource;

    public Validator Validator { get; } = validator;

    /// <summary>Definitions besides R4's own.</summary>
    public DefinitionSet Definitions => Validator.Definitions;

    public IReadOnlyList<Issue> Findings => _issues.Items;

    /// <summary>What the resources of a Bundle are called.</summary>
    public BundleIndex Bundle => field ??= new BundleIndex(Resource.Root);

    /// <summary>Whether no element before has that id within that one.</summary>
    public bool IsFirst(Element within, string id) => (_ids ??= []).Add((within.Index, id));

    public void Error(Element element, string code, string text) => Add(IssueSeverity.Error, element, code, text);

    public void Warn(Element element, string code, string text) => Add(IssueSeverity.Warning, element, code, text);

    public void Inform(Element element, string code, string text) => Add(IssueSeverity.Information, element, code, text);

    /// <summary>To say where an element stands its list is gone through: not for what is not listed any more.</summary>
    public void Add(IssueSeverity severity, Element element, string code, string text) => _issues.Add(severity, code, _issues.IsFull ? "" : element.Path, text);

    /// <summary>The contained resource or Bundle entry a reference points at; not there where it points outside.</summary>
    public Element Resolve(Element reference)
    {
        var text = reference["reference"].Text ?? reference.Text;
        if (text is not { Length: > 1 } || text[0] != '#')
        {
            return text is null || Resource.TypeName != "Bundle" ? default : Bundle.Find(text);
        }

        foreach (var contained in reference.Container().All("contained"))
        {
            if (contained["id"].Text == text[1..])
            {
                return contained;
            }
        }

        return default;
    }
}
