using System.Text;
using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir;

/// <content>Objects, their properties and lists.</content>
internal ref partial struct NodeReader
{
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

        Close(node, type, ref seen);
        return true;
    }

    private readonly void Close(int node, TypeShape type, ref SeenProperties seen)
    {
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
            Misplaced(node, property, complaint);
        }

        if (_scanner.Peek() != '[')
        {
            if (property.Element.IsList)
            {
                Misplaced(node, property, $"'{property.JsonName}' takes a list.");
            }

            return ReadValue(node, property, twin, ref seen, depth);
        }

        return ReadList(node, property, twin, ref seen, depth);
    }

    private bool ReadList(int node, Property property, bool twin, ref SeenProperties seen, int depth)
    {
        if (!property.Element.IsList)
        {
            Misplaced(node, property, $"'{property.JsonName}' takes one value, not a list.");
        }

        _scanner.Position++;
        var more = !_scanner.Take((byte)']');
        if (!more)
        {
            Misplaced(node, property, "A list must not be empty; leave the property out.");
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
}
