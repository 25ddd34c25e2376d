namespace HealthAssess.Fhir.Metadata;

/// <summary>One FHIR type as the reader and the validator need it: its elements, and its JSON properties by their bytes.</summary>
internal sealed class TypeShape
{
    private readonly PropertyTable _properties;
    private readonly Dictionary<string, ElementShape> _elements;

    public TypeShape(string name, TypeKind kind, bool isAbstract, string baseName, string fhirName, ElementShape[] elements, Invariant[] invariants, string? regex)
    {
        (Name, Kind, IsAbstract, BaseName, FhirName, Elements, Invariants) = (name, kind, isAbstract, baseName, fhirName, elements, invariants);
        Regex = regex;
        Properties = [.. elements.SelectMany(element => element.Properties)];
        Json = name switch
        {
            "boolean" => JsonKind.Boolean,
            "integer" or "positiveInt" or "unsignedInt" or "decimal" => JsonKind.Number,
            _ => JsonKind.String,
        };
        _properties = new PropertyTable(Properties);
        _elements = elements.ToDictionary(element => element.Name, StringComparer.Ordinal);
        foreach (var element in elements.Where(element => element.Min > 0))
        {
            RequiredMask |= element.Bit;
        }
    }

    /// <summary>Unique: <c>HumanName</c>, <c>Patient.contact</c>.</summary>
    public string Name { get; }

    /// <summary>The name FHIR gives the type: <c>BackboneElement</c> for <c>Patient.contact</c>.</summary>
    public string FhirName { get; }

    public TypeKind Kind { get; }

    public bool IsAbstract { get; }

    public string BaseName { get; }

    /// <summary>Inherited ones first, in the order of the definition.</summary>
    public ElementShape[] Elements { get; }

    public Property[] Properties { get; }

    /// <summary>Those of the type and of its bases.</summary>
    public Invariant[] Invariants { get; }

    /// <summary>The pattern of a primitive, as the definition gives it.</summary>
    public string? Regex { get; }

    /// <summary>Of a primitive: its kind in JSON.</summary>
    public JsonKind Json { get; }

    /// <summary>One bit for each element that must be there.</summary>
    public ulong RequiredMask { get; }

    /// <summary>The rules that concern a resource of this type; filled when first asked for.</summary>
    public IAssertion[]? Assertions { get; set; }

    /// <summary>The FHIRPath rules asked of such an element; filled when first asked for.</summary>
    public Invariant[]? Rules { get; set; }

    public bool IsPrimitive => Kind == TypeKind.Primitive;

    public bool IsResource => Kind == TypeKind.Resource;

    /// <summary>The property of that JSON name, without a leading underscore; null where the type has none.</summary>
    public Property? Find(ReadOnlySpan<byte> jsonName) => _properties.Find(jsonName);

    /// <summary>The element of that FHIR name (a choice without <c>[x]</c>).</summary>
    public ElementShape? Element(string name) => _elements.GetValueOrDefault(name);

    /// <summary>Whether this type is, or descends from, the one named.</summary>
    public bool Is(string name)
    {
        for (var type = this; type is not null; type = Definitions.Find(type.BaseName))
        {
            if (type.Name == name || type.FhirName == name)
            {
                return true;
            }
        }

        return false;
    }
}
