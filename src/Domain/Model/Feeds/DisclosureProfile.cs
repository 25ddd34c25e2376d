using System.Collections.Frozen;
using System.Text.Json;

namespace HealthAssess.Domain.Feeds;

/// <summary>What a recipient may see: for each resource type the elements that leave the house, and nothing else.</summary>
/// <remarks>
/// An allow list, compiled to a tree: an element that nobody named does not leave, so a new field of a
/// resource is private until somebody decides otherwise.
/// </remarks>
public sealed class DisclosureProfile
{
    private readonly FrozenDictionary<string, DisclosedElements> types;

    private DisclosureProfile(string name, FrozenDictionary<string, DisclosedElements> types) => (Name, this.types) = (name, types);

    /// <summary>Name that a feed refers to.</summary>
    public string Name { get; }

    /// <summary>The disclosed elements of a type, or null when resources of that type must not leave at all.</summary>
    public DisclosedElements? Of(string type) => types.GetValueOrDefault(type);

    /// <summary>Reads a profile from its JSON file: <c>{name, types: {Patient: ["gender", "name.text"]}}</c>.</summary>
    public static DisclosureProfile Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        using var document = JsonDocument.ParseValue(ref reader);
        var root = document.RootElement;
        return new DisclosureProfile(
            root.GetProperty("name").GetString()!,
            root.GetProperty("types").EnumerateObject().ToFrozenDictionary(
                type => type.Name,
                type => DisclosedElements.Of(type.Value.EnumerateArray().Select(path => path.GetString()!))));
    }
}
