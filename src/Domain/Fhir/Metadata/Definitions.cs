using System.Collections.Concurrent;

namespace HealthAssess.Fhir.Metadata;

/// <summary>The R4 definitions: every type by name, each parsed when it is first asked for.</summary>
/// <remarks>Written by build/fhir/generate.mjs from HL7's R4 4.0.1 StructureDefinitions.</remarks>
internal static class Definitions
{
    private static readonly Sections Source = new("types.txt");
    private static readonly ConcurrentDictionary<string, TypeShape> Types = new(StringComparer.Ordinal);

    /// <summary>The invariants by key.</summary>
    public static Lazy<Dictionary<string, Invariant>> Invariants { get; } = new(() => TypeParser.Invariants(Source));

    /// <summary>What every <c>_name</c> twin holds: id and extensions.</summary>
    public static TypeShape Element { get; } = Get("Element");

    /// <summary>Names of all types, nested ones included.</summary>
    public static IEnumerable<string> Names => Source.Names.Where(name => name[0] != '!');

    public static TypeShape Get(string name) =>
        Find(name) ?? throw new InvalidOperationException($"The definitions name the type '{name}' but do not hold it.");

    public static TypeShape? Find(string name)
    {
        if (Types.TryGetValue(name, out var known))
        {
            return known;
        }

        // Two threads may parse the same section; the first result stays, so that a type is one object.
        return Source.Find(name) is { } section ? Types.GetOrAdd(name, TypeParser.Parse(name, section)) : null;
    }

    /// <summary>Whether a name is that of a concrete resource type; told from the heading alone.</summary>
    public static bool IsResourceName(string name) => Source.Find(name) is { } section && section.StartsWith("\tR\t", StringComparison.Ordinal);

    /// <summary>A concrete resource type, or null.</summary>
    public static TypeShape? Resource(string name) => Find(name) is { IsResource: true, IsAbstract: false } type ? type : null;
}
