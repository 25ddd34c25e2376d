using System.Buffers.Text;
using System.Globalization;
using System.Text;
using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir;

/// <summary>
/// One element of a resource: its value and its <c>_name</c> twin together. An element that is not there can be asked
/// everything too; it answers with nothing.
/// </summary>
/// <remarks>FHIR R4, element.html and json.html section 2.6.2.3.</remarks>
public readonly struct Element : IEquatable<Element>
{
    private readonly Resource? _resource;
    private readonly int _index;

    internal Element(Resource resource, int index) => (_resource, _index) = (resource, index);

    /// <summary>Whether the element is there.</summary>
    public bool Exists => _resource is not null;

    /// <summary>The FHIR name: <c>value</c> for the JSON property <c>valueQuantity</c>; of a resource itself, its type.</summary>
    public string Name => _resource is null ? "" : _index == 0 ? _resource.TypeName : Property!.Element.Name;

    /// <summary>The FHIR type: <c>HumanName</c>, <c>code</c>, <c>Patient</c>, <c>BackboneElement</c>.</summary>
    public string TypeName => Shape?.FhirName ?? "";

    /// <summary>The resource this element is part of: the outermost one.</summary>
    public Resource Resource => _resource ?? throw new InvalidOperationException("The element does not exist.");

    /// <summary>The first child of that FHIR or JSON name; of a choice, <c>value</c> and <c>valueQuantity</c> both find it.</summary>
    public Element this[string name]
    {
        get
        {
            foreach (var child in All(name))
            {
                return child;
            }

            return default;
        }
    }

    /// <summary>Every child, in the order of the text.</summary>
    public ElementList Children => All(null);

    /// <summary>The value of a primitive as text (of a number, as it was written), else null.</summary>
    public string? Text => Kind switch
    {
        NodeKind.String => Encoding.UTF8.GetString(Json.Span[1..^1]),
        NodeKind.EscapedString => JsonText.Unescape(Json.Span[1..^1]),
        NodeKind.Number => Encoding.UTF8.GetString(Json.Span),
        NodeKind.True => "true",
        NodeKind.False => "false",
        _ => null,
    };

    /// <summary>The value of a boolean, else null.</summary>
    public bool? Boolean => Kind switch { NodeKind.True => true, NodeKind.False => false, _ => null };

    /// <summary>The value of an integer, else null.</summary>
    public int? Integer => Kind == NodeKind.Number && Utf8Parser.TryParse(Json.Span, out int value, out var used) && used == Json.Length ? value : null;

    /// <summary>The value of any number that <see cref="decimal"/> holds, else null. <see cref="Text"/> has it digit by digit.</summary>
    public decimal? Decimal => Kind == NodeKind.Number && decimal.TryParse(Json.Span, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>The value of a date, dateTime or instant, else null.</summary>
    public FhirDateTime? Date => Kind == NodeKind.String && FhirDateTime.TryParse(Text, out var value) ? value : null;

    /// <summary>The value of a time, else null.</summary>
    public FhirTime? Time => Kind == NodeKind.String && FhirTime.TryParse(Text, out var value) ? value : null;

    /// <summary>The bytes of the value; empty where there is only a twin.</summary>
    public ReadOnlyMemory<byte> Json => _resource is null || Node.IsTwin ? default : _resource.Json.Slice(Node.Start, Node.Length);

    /// <summary>Where it stands, in FHIRPath: <c>Patient.name[0].given[1]</c>.</summary>
    public string Path => _resource is null ? "" : NodePath.Of(_resource.Nodes, _index, _resource.TypeName);

    /// <summary>The element this one is a child of; nothing for a resource.</summary>
    public Element Parent
    {
        get
        {
            if (_resource is null || _index == 0)
            {
                return default;
            }

            var parent = Node.Parent;
            return new Element(_resource, _resource.Nodes[parent].IsTwin ? NodePath.ValueOf(_resource.Nodes, parent) : parent);
        }
    }

    /// <summary>Whether it is a resource: the outermost, a contained one or one of a Bundle's entries.</summary>
    public bool IsResource => Shape is { IsResource: true };

    internal ref readonly Node Node => ref _resource!.Nodes[_index];

    internal int Index => _index;

    internal Property? Property => _resource is null || _index == 0 ? null : Metadata.Property.Of(Node.Property);

    internal TypeShape? Shape => _resource is null ? null : _index == 0 ? _resource.Type : Property!.Type;

    /// <summary>The bytes of a string without its quotes, escapes resolved; empty for anything else.</summary>
    internal ReadOnlySpan<byte> Utf8 => Kind switch
    {
        NodeKind.String => _resource!.Json.Span.Slice(Node.Start + 1, Node.Length - 2),
        NodeKind.EscapedString => Encoding.UTF8.GetBytes(Text!),
        _ => default,
    };

    internal NodeKind? Kind => _resource is null || Node.IsTwin ? null : Node.Kind;

    /// <summary>All children of that FHIR or JSON name; null for every child.</summary>
    public ElementList All(string? name)
    {
        if (_resource is null)
        {
            return default;
        }

        ref readonly var node = ref Node;
        var holder = node.HasTwin ? node.Link : _index;
        return _resource.Nodes[holder].Kind == NodeKind.Object ? new ElementList(_resource, holder + 1, _resource.Nodes[holder].Link, name) : default;
    }

    /// <summary>The extensions of that url.</summary>
    public ElementList Extensions(string url) => All("extension").WithUrl(url);

    /// <summary>The first extension of that url; its value is <c>["value"]</c>.</summary>
    public Element Extension(string url)
    {
        foreach (var extension in Extensions(url))
        {
            return extension;
        }

        return default;
    }

    /// <summary>A resource inside another (contained, or of a Bundle's entry) as a resource of its own; its bytes are shared.</summary>
    public Resource? ToResource() => !IsResource ? null : _index == 0 ? _resource : Resource.Read(Json).Resource;

    /// <inheritdoc/>
    public bool Equals(Element other) => _resource == other._resource && _index == other._index;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Element other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_resource, _index);

    /// <summary>The text of a primitive, the JSON of anything else.</summary>
    public override string ToString() => Text ?? Encoding.UTF8.GetString(Json.Span);

    /// <summary>Whether both are the same element of the same resource.</summary>
    public static bool operator ==(Element left, Element right) => left.Equals(right);

    /// <summary>Whether they are different elements.</summary>
    public static bool operator !=(Element left, Element right) => !left.Equals(right);
}
