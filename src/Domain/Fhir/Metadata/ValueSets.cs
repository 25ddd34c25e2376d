using System.Collections.Concurrent;

namespace HealthAssess.Fhir.Metadata;

/// <summary>The codes of the value sets that required and extensible bindings of R4 name.</summary>
internal static class ValueSets
{
    private static readonly Sections Source = new("valuesets.txt");
    private static readonly ConcurrentDictionary<string, ValueSetCodes?> Known = new(StringComparer.Ordinal);

    /// <summary>By the last part of its address under <c>http://hl7.org/fhir/ValueSet/</c>, or its whole address; null where unknown.</summary>
    public static ValueSetCodes? Find(string name) =>
        Known.TryGetValue(name, out var known) ? known : Known.GetOrAdd(name, key => Source.Find(key) is { } text ? new ValueSetCodes(text) : null);
}
