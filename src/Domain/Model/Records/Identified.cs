using HealthAssess.Fhir;

namespace HealthAssess.Domain;

/// <summary>Who of several brings an identifier. Looked through once: a transaction asks ten thousand times among ten thousand.</summary>
/// <param name="items">Those who may bring it.</param>
/// <param name="content">The resource of each, as an element.</param>
public sealed class Identified<T>(IEnumerable<T> items, Func<T, Element> content)
{
    private readonly ILookup<string, T> byToken = items
        .SelectMany(item => BusinessIdentifier.Of(content(item)), (item, token) => (item, token))
        .ToLookup(one => one.token, one => one.item, StringComparer.OrdinalIgnoreCase);

    /// <summary>Those whose content has the identifier.</summary>
    /// <param name="token"><c>system|value</c>.</param>
    public IEnumerable<T> With(string token) => byToken[token].Where(item => BusinessIdentifier.IsOn(content(item), token));
}
