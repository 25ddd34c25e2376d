using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir;

/// <summary>The value sets of R4 that required and extensible bindings name, with their codes.</summary>
/// <remarks>FHIR R4, terminologies-valuesets.html.</remarks>
public static class BaseValueSets
{
    private const string Prefix = "http://hl7.org/fhir/ValueSet/";

    /// <summary>How a code of one of them reads; the code itself where its definition says nothing else.</summary>
    public static string Display(string system, string code) => Displays.Of(system, code) ?? code;

    /// <summary>The codes by system, null for a system of which any code is in the set; null for an unknown value set.</summary>
    public static IReadOnlyList<(string System, IReadOnlyList<string>? Codes)>? Find(string url)
    {
        ArgumentNullException.ThrowIfNull(url);
        var plain = url.Split('|')[0];
        return ValueSets.Find(plain.StartsWith(Prefix, StringComparison.Ordinal) ? plain[Prefix.Length..] : plain) is { } known
            ? [.. known.Systems.Select(one => (one.Key, one.Value is null ? null : (IReadOnlyList<string>)[.. one.Value.Order(StringComparer.Ordinal)]))]
            : null;
    }
}
