using System.Text.Json;
using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir;

/// <summary>
/// Builds an element. What was taken over from an existing one and not touched is written back with its own bytes,
/// extensions on primitives included.
/// </summary>
public abstract class ElementBuilder
{
    private readonly string _type;
    private readonly Dictionary<string, object> _content = new(StringComparer.Ordinal);

    /// <summary>A builder of that type.</summary>
    protected ElementBuilder(string type) => _type = type;

    /// <summary>Whether nothing would be written.</summary>
    public bool IsEmpty => !_content.Values.Any(BuilderWriter.HasContent);

    internal TypeShape Shape => Definitions.Get(_type);

    internal IReadOnlyDictionary<string, object> Entries => _content;

    /// <summary>The id and extensions beside a primitive: <c>Primitive("birthDate").Extension.Add(…)</c>.</summary>
    public PrimitiveBuilder Primitive(string jsonName) => One<PrimitiveBuilder>("_" + jsonName) ?? Put("_" + jsonName, new PrimitiveBuilder());

    /// <summary>Takes over all content of an element.</summary>
    protected static T Load<T>(T builder, Element source)
        where T : ElementBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        BuilderLoader.Load(source, builder._content);
        return builder;
    }

    /// <summary>A primitive's text.</summary>
    protected string? ReadText(string name) => _content.GetValueOrDefault(name) switch { string text => text, Element source => source.Text, _ => null };

    /// <summary>A primitive's value.</summary>
    protected T? Read<T>(string name)
        where T : struct => _content.GetValueOrDefault(name) switch { T value => value, Element source => (T?)PrimitiveValues.Of<T>(source), _ => null };

    /// <summary>Sets a primitive; null or an empty text removes it.</summary>
    protected void Set(string name, object? value)
    {
        if (value is null or "")
        {
            _content.Remove(name);
        }
        else
        {
            _content[name] = value;
        }
    }

    /// <summary>A nested element.</summary>
    protected T? One<T>(string name)
        where T : ElementBuilder, new() => _content.GetValueOrDefault(name) switch
        {
            T builder => builder,
            Element source => Put(name, Load(new T(), source)),
            _ => null,
        };

    /// <summary>A list of nested elements; made when first asked for.</summary>
    protected List<T> Many<T>(string name)
        where T : ElementBuilder, new() => _content.GetValueOrDefault(name) switch
        {
            List<T> list => list,
            Element[] sources => Put(name, sources.Select(source => Load(new T(), source)).ToList()),
            _ => Put(name, new List<T>()),
        };

    /// <summary>A list of texts; made when first asked for.</summary>
    protected List<string> Texts(string name) => _content.GetValueOrDefault(name) switch
    {
        List<string> list => list,
        Element[] sources => Put(name, sources.Select(source => source.Text ?? "").ToList()),
        _ => Put(name, new List<string>()),
    };

    /// <summary>A list of primitive values; made when first asked for.</summary>
    protected List<T> Values<T>(string name)
        where T : struct => _content.GetValueOrDefault(name) switch
        {
            List<T> list => list,
            Element[] sources => Put(name, sources.Select(source => (T)PrimitiveValues.Of<T>(source)!).ToList()),
            _ => Put(name, new List<T>()),
        };

    /// <summary>A resource inside.</summary>
    protected Resource? ReadResource(string name) => _content.GetValueOrDefault(name) switch
    {
        Resource resource => resource,
        Element source => source.ToResource(),
        _ => null,
    };

    /// <summary>Resources inside; the list is made when first asked for.</summary>
    protected List<Resource> Resources(string name) => _content.GetValueOrDefault(name) switch
    {
        List<Resource> list => list,
        Element[] sources => Put(name, sources.Select(source => source.ToResource()!).ToList()),
        _ => Put(name, new List<Resource>()),
    };

    /// <summary>Drops what is not wanted; within the elements of a resource's own too, where asked.</summary>
    internal void Trim(TypeShape shape, Func<ElementShape, bool> keep, bool nested)
    {
        foreach (var property in shape.Properties.Where(property => !keep(property.Element)))
        {
            _content.Remove(property.JsonName);
            _content.Remove("_" + property.JsonName);
        }

        foreach (var property in shape.Properties.Where(property => nested && property.Type.Kind == TypeKind.Backbone))
        {
            _content[property.JsonName] = _content.GetValueOrDefault(property.JsonName) switch
            {
                Element[] sources => sources.Select(source => new SubsetPart(source, keep)).ToList(),
                Element source => new SubsetPart(source, keep),
                _ => "",
            };
        }
    }

    internal void Write(Utf8JsonWriter writer) => BuilderWriter.Write(this, writer);

    private T Put<T>(string name, T value)
        where T : class
    {
        _content[name] = value;
        return value;
    }
}
