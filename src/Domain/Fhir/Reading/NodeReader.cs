using System.Text;
using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir;

/// <summary>Reads a resource in one pass: JSON text to nodes, each property resolved against the definitions on the way.</summary>
/// <remarks>FHIR R4, JSON representation of resources (json.html).</remarks>
internal ref struct NodeReader(ReadOnlySpan<byte> json, NodeTable nodes, IssueList issues, ReadLimits limits)
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

        issues.Add(IssueSeverity.Error, "structure", Path(parent) + "." + property.JsonName, text);
        return Skip(depth);
    }

    private bool ReadObject(int node, TypeShape type, int depth)
    {
        if (depth >= limits.MaxDepth)
        {
            return _scanner.Fail($"The nesting is deeper than {limits.MaxDepth} levels.");
        }

        _scanner.Position++;
        var seen = new SeenProperties();
        var more = !_scanner.Take((byte)'}');
        if (!more)
        {
            Report(node, "structure", "An object must not be empty.");
        }

        while (more)
        {
            if (!ReadProperty(node, type, ref seen, depth) || !Next((byte)'}', node, out more))
            {
                return false;
            }
        }

        if (type.IsResource && !seen.Type)
        {
            Report(node, "structure", "The property resourceType is missing.");
        }

        ref var done = ref nodes[node];
        done.Length = _scanner.Position - done.Start;
        done.Link = nodes.Count;
        if (seen.HasTwinOrNull)
        {
            TwinPairing.Pair(nodes, node, issues, Root!.FhirName);
        }

        return true;
    }

    private bool ReadProperty(int node, TypeShape type, ref SeenProperties seen, int depth)
    {
        if (_scanner.Peek() != '"')
        {
            return _scanner.Fail("A property name in double quotes is expected here.");
        }

        var name = _scanner.ReadString(out var escaped);
        if (_scanner.Failure is not null || !_scanner.Take((byte)':'))
        {
            return _scanner.Fail("A colon is missing after a property name.");
        }

        Complain(node);
        if (escaped)
        {
            name = Encoding.UTF8.GetBytes(JsonText.Unescape(name));
        }

        return type.IsResource && name.SequenceEqual("resourceType"u8)
            ? ReadTypeName(node, ref seen)
            : ReadKnown(node, type, name, ref seen, depth);
    }

    private bool ReadKnown(int node, TypeShape type, ReadOnlySpan<byte> name, ref SeenProperties seen, int depth)
    {
        var twin = name.Length > 0 && name[0] == '_';
        var property = type.Find(twin ? name[1..] : name);
        if (property is null || (twin && !property.Type.IsPrimitive))
        {
            issues.Add(IssueSeverity.Error, "structure", Path(node), $"{type.Name} has no property '{Shorten(Encoding.UTF8.GetString(name))}'.");
            return Skip(depth);
        }

        if (!seen.Add(property, twin, out var complaint))
        {
            issues.Add(IssueSeverity.Error, "structure", Path(node) + "." + property.Element.Name, complaint);
        }

        if (_scanner.Peek() != '[')
        {
            if (property.Element.IsList)
            {
                issues.Add(IssueSeverity.Error, "structure", Path(node) + "." + property.Element.Name, $"'{property.JsonName}' takes a list.");
            }

            return ReadValue(node, property, twin, ref seen, depth);
        }

        return ReadList(node, property, twin, ref seen, depth);
    }

    private bool ReadList(int node, Property property, bool twin, ref SeenProperties seen, int depth)
    {
        if (!property.Element.IsList)
        {
            issues.Add(IssueSeverity.Error, "structure", Path(node) + "." + property.Element.Name, $"'{property.JsonName}' takes one value, not a list.");
        }

        _scanner.Position++;
        var more = !_scanner.Take((byte)']');
        if (!more)
        {
            issues.Add(IssueSeverity.Error, "structure", Path(node) + "." + property.Element.Name, "A list must not be empty; leave the property out.");
        }

        seen.InList = true;
        while (more)
        {
            if (!ReadValue(node, property, twin, ref seen, depth) || !Next((byte)']', node, out more))
            {
                return false;
            }
        }

        seen.InList = false;
        return true;
    }

    private bool ReadValue(int node, Property property, bool twin, ref SeenProperties seen, int depth)
    {
        switch (_scanner.Peek())
        {
            case (byte)'{' when twin:
                return ReadObject(nodes.Add(new Node(_scanner.Position, node, property.Id, NodeKind.Object, twin: true)), Definitions.Element, depth + 1);
            case (byte)'{' when property.Type is { IsResource: true }:
                return ReadResource(node, property, depth + 1);
            case (byte)'{' when !property.Type.IsPrimitive:
                return ReadObject(nodes.Add(new Node(_scanner.Position, node, property.Id, NodeKind.Object, twin: false)), property.Type, depth + 1);
            case (byte)'{' when property.Type.IsPrimitive && !twin:
                return ReadMisplacedObject(node, property, depth);
            case (byte)'{' or (byte)'[':
                WrongKind(node, property, twin);
                return Skip(depth);
            case 0:
                return _scanner.Fail("The text ends in the middle.");
            default:
                return ReadPrimitive(node, property, twin, ref seen);
        }
    }

    // An object where a primitive belongs: the element is there, without a value.
    private bool ReadMisplacedObject(int parent, Property property, int depth)
    {
        WrongKind(parent, property, twin: false);
        var node = nodes.Add(new Node(_scanner.Position, parent, property.Id, NodeKind.Object, twin: false));
        var read = Skip(depth);
        nodes[node].Length = _scanner.Position - nodes[node].Start;
        nodes[node].Link = node + 1;
        return read;
    }

    private bool ReadPrimitive(int parent, Property property, bool twin, ref SeenProperties seen)
    {
        var start = _scanner.Position;
        NodeKind? kind;
        if (_scanner.Json[start] == '"')
        {
            _scanner.ReadString(out var escaped);
            kind = escaped ? NodeKind.EscapedString : NodeKind.String;
        }
        else
        {
            kind = JsonWords.Kind(_scanner.ReadWord());
        }

        if (_scanner.Failure is not null || kind is null)
        {
            return _scanner.Fail("This is no JSON value.");
        }

        if (kind == NodeKind.Null && seen.InList && property.Type.IsPrimitive)
        {
            seen.HasTwinOrNull = true;
        }
        else if (kind == NodeKind.Null)
        {
            issues.Add(IssueSeverity.Error, "structure", Path(parent) + "." + property.Element.Name, "A value must not be null; leave the property out.");
            return true;
        }
        else if (twin || !PrimitiveKinds.Fits(property.Type, kind.Value))
        {
            WrongKind(parent, property, twin);
            if (twin || !property.Type.IsPrimitive)
            {
                return true;
            }
        }

        var node = nodes.Add(new Node(start, parent, property.Id, kind.Value, twin) { Length = _scanner.Position - start });
        if (kind == NodeKind.Number && !JsonWords.IsInRange(_scanner.Json[start.._scanner.Position]))
        {
            Report(node, "value", "The number is out of range.");
        }

        Complain(node);
        return true;
    }

    private bool ReadTypeName(int node, ref SeenProperties seen)
    {
        if (_scanner.Peek() != '"')
        {
            return _scanner.Fail("resourceType must be a string.");
        }

        _scanner.ReadString(out _);
        if (seen.Type)
        {
            Report(node, "structure", "The property 'resourceType' stands there twice.");
        }

        seen.Type = true;
        if (node == 0)
        {
            RootTypeEnd = _scanner.Position;
        }

        return _scanner.Failure is null;
    }

    private bool Next(byte close, int node, out bool more)
    {
        more = false;
        if (_scanner.Take(close))
        {
            return true;
        }

        if (!_scanner.Take((byte)','))
        {
            return _scanner.Fail($"A comma or '{(char)close}' is expected here.");
        }

        more = !_scanner.Take(close);
        if (!more)
        {
            Report(node, "invalid", "A comma stands before the end of the list or object.");
        }

        return true;
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

    private void WrongKind(int parent, Property property, bool twin) => issues.Add(
        IssueSeverity.Error, "structure", Path(parent) + "." + property.Element.Name,
        twin ? $"'_{property.JsonName}' takes an object with id or extensions." : $"'{property.JsonName}' takes {PrimitiveKinds.Describe(property.Type)}.");

    private readonly void Report(int node, string code, string text) => issues.Add(IssueSeverity.Error, code, Path(node), text);

    private void Complain(int node)
    {
        if (_scanner.Complaint is { } complaint)
        {
            Report(node, "invalid", complaint);
            _scanner.Complaint = null;
        }
    }

    private readonly string Path(int node) => Root is null ? "" : NodePath.Of(nodes.Span, node, Root.FhirName);

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
