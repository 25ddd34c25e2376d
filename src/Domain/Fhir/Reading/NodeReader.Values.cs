using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir;

/// <content>Values.</content>
internal ref partial struct NodeReader
{
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
        var kind = ScanPrimitive();
        if (_scanner.Failure is not null || kind is null)
        {
            return _scanner.Fail("This is no JSON value.");
        }

        if (!IsKept(parent, property, twin, kind.Value, ref seen))
        {
            return true;
        }

        var node = nodes.Add(new Node(start, parent, property.Id, kind.Value, twin) { Length = _scanner.Position - start });
        if (kind == NodeKind.Number && !JsonWords.IsInRange(_scanner.Json[start.._scanner.Position]))
        {
            Report(node, "value", "The number is out of range.");
        }

        Complain(node);
        return true;
    }

    private NodeKind? ScanPrimitive()
    {
        if (_scanner.Json[_scanner.Position] != '"')
        {
            return JsonWords.Kind(_scanner.ReadWord());
        }

        _scanner.ReadString(out var escaped);
        return escaped ? NodeKind.EscapedString : NodeKind.String;
    }

    // A null in a list may stand for an extension; a primitive of another kind is told and kept, so that it is not missing too.
    private readonly bool IsKept(int parent, Property property, bool twin, NodeKind kind, ref SeenProperties seen)
    {
        if (kind == NodeKind.Null && seen.InList && property.Type.IsPrimitive)
        {
            seen.HasTwinOrNull = true;
            return true;
        }

        if (kind == NodeKind.Null)
        {
            Misplaced(parent, property, "A value must not be null; leave the property out.");
            return false;
        }

        var fits = !twin && PrimitiveKinds.Fits(property.Type, kind);
        if (!fits)
        {
            WrongKind(parent, property, twin);
        }

        return fits || (!twin && property.Type.IsPrimitive);
    }

    private readonly void WrongKind(int parent, Property property, bool twin) => Misplaced(
        parent, property,
        twin ? $"'_{property.JsonName}' takes an object with id or extensions." : $"'{property.JsonName}' takes {PrimitiveKinds.Describe(property.Type)}.");
}
