using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir;

/// <summary>Reads a resource in one pass: JSON text to nodes, each property resolved against the definitions on the way.</summary>
/// <remarks>FHIR R4, JSON representation of resources (json.html).</remarks>
internal ref partial struct NodeReader(ReadOnlySpan<byte> json, NodeTable nodes, IssueList issues, ReadLimits limits)
{
    private JsonScanner _scanner = new(json);
    private int _lookAhead = json.Length;

    /// <summary>The type of the outermost resource.</summary>
    public TypeShape? Root { get; private set; }

    /// <summary>Where the outermost <c>resourceType</c> ends; 0 before it is met.</summary>
    public int RootTypeEnd { get; private set; }

    /// <summary>Reads the whole text; false where nothing of it can be used.</summary>
    public bool Read()
    {
        if (_scanner.Peek() != '{')
        {
            _scanner.Fail("A resource is a JSON object.");
        }
        else if (ReadResource(-1, null, 0) && _scanner.Peek() != 0)
        {
            Report(0, "invalid", "Something follows after the end of the resource.");
        }

        Complain(0);
        if (_scanner.Failure is { } failure)
        {
            issues.Add(IssueSeverity.Fatal, "invalid", Path(nodes.Count - 1), failure);
        }

        return _scanner.Failure is null && nodes.Count > 0;
    }

    private bool ReadResource(int parent, Property? property, int depth)
    {
        var name = TypeNameAhead();
        if (_scanner.Failure is not null)
        {
            return false;
        }

        var type = name is null ? null : Definitions.Resource(name);
        if (type is null)
        {
            return UnknownResource(parent, property, name, depth);
        }

        Root ??= type;
        var node = nodes.Add(new Node(_scanner.Position, parent, property?.Holding(type).Id ?? 0, NodeKind.Object, twin: false));
        return ReadObject(node, type, depth);
    }

    private bool UnknownResource(int parent, Property? property, string? name, int depth)
    {
        var text = name is null ? "The property resourceType is missing." : $"There is no resource type '{Shorten(name)}' in R4.";
        if (property is null)
        {
            return _scanner.Fail(text);
        }

        Misplaced(parent, property, text);
        return Skip(depth);
    }

    // Most resources name their type first. One that does not is searched for it; together the searches may cost what reading costs.
    private string? TypeNameAhead()
    {
        var ahead = _scanner;
        ahead.Position++;
        var start = ahead.Position;
        var name = JsonSkipper.FindString(ref ahead, "resourceType"u8, limits.MaxDepth);
        _lookAhead -= Math.Max(0, ahead.Position - start - 64);
        if (_lookAhead < -4 * _scanner.Json.Length)
        {
            _scanner.Fail("Too many resources name their type late.");
        }
        else if (ahead.Failure is { } failure && name is null)
        {
            _scanner.Failure = failure;
        }

        return name;
    }

    private bool Skip(int depth)
    {
        JsonSkipper.Skip(ref _scanner, limits.MaxDepth - depth);
        return _scanner.Failure is null;
    }

    private readonly void Misplaced(int parent, Property property, string text) =>
        issues.Add(IssueSeverity.Error, "structure", Path(parent) + "." + property.Element.Name, text);

    private readonly void Report(int node, string code, string text) => issues.Add(IssueSeverity.Error, code, Path(node), text);

    private void Complain(int node)
    {
        if (_scanner.Complaint is { } complaint)
        {
            Report(node, "invalid", complaint);
            _scanner.Complaint = null;
        }
    }

    private readonly string Path(int node) => Root is null || issues.IsFull ? "" : NodePath.Of(nodes.Span, node, Root.FhirName);

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
