using System.Collections.Concurrent;
using System.Text;

namespace HealthAssess.Fhir.Metadata;

/// <summary>One JSON property of a type: an element together with one of its types. Nodes name it by its number.</summary>
internal sealed class Property
{
    private static readonly Lock Gate = new();
    private static Property[] _all = new Property[1024];
    private static int _count;

    private readonly string _typeName;
    private ConcurrentDictionary<string, Property>? _resources;

    public Property(ElementShape element, string jsonName, string typeName)
    {
        (Element, JsonName, _typeName) = (element, jsonName, typeName);
        Utf8Name = Encoding.UTF8.GetBytes(jsonName);
        Id = Register(this);
    }

    public int Id { get; }

    public string JsonName { get; }

    public byte[] Utf8Name { get; }

    public ElementShape Element { get; }

    public TypeShape Type => field ??= Definitions.Get(_typeName);

    /// <summary>The rules that concern this property; filled when first asked for.</summary>
    public IAssertion[]? Assertions { get; set; }

    /// <summary>The FHIRPath rules asked of such an element; filled when first asked for.</summary>
    public Invariant[]? Rules { get; set; }

    public static Property Of(int id) => Volatile.Read(ref _all)[id];

    /// <summary>The same property where the value is known to be a resource of that type (contained, Bundle.entry.resource).</summary>
    public Property Holding(TypeShape resource)
    {
        var known = _resources ?? Interlocked.CompareExchange(ref _resources, new(StringComparer.Ordinal), null) ?? _resources!;
        return known.GetOrAdd(resource.Name, name => new Property(Element, JsonName, name));
    }

    private static int Register(Property property)
    {
        lock (Gate)
        {
            if (_count == _all.Length)
            {
                var larger = new Property[_count * 2];
                _all.CopyTo(larger, 0);
                Volatile.Write(ref _all, larger);
            }

            _all[_count] = property;
            return _count++;
        }
    }
}
