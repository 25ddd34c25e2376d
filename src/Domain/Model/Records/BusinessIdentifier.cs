using HealthAssess.Fhir;

namespace HealthAssess.Domain;

/// <summary>The identifiers of a resource as a search names them.</summary>
/// <remarks>FHIR R4, search.html#token.</remarks>
public static class BusinessIdentifier
{
    /// <summary>True when the content has the identifier, in whatever case.</summary>
    /// <param name="content">The resource as an element.</param>
    /// <param name="token"><c>system|value</c>.</param>
    public static bool IsOn(Element content, string token) =>
        content.All("identifier").Any(one => $"{one["system"].Text}|" is var system && token.StartsWith(system, StringComparison.Ordinal)
            && token.AsSpan(system.Length).Equals(one["value"].Text, StringComparison.OrdinalIgnoreCase));

    /// <summary>The identifiers of the content, each as <c>system|value</c>.</summary>
    public static IEnumerable<string> Of(Element content) => content.All("identifier").Select(one => $"{one["system"].Text}|{one["value"].Text}");
}
