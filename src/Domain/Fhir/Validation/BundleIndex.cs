namespace HealthAssess.Fhir;

/// <summary>The resources of a Bundle by their fullUrl.</summary>
internal sealed class BundleIndex
{
    private readonly Dictionary<string, Element> _byUrl = new(StringComparer.Ordinal);

    public BundleIndex(Element bundle)
    {
        foreach (var entry in bundle.All("entry"))
        {
            if (entry["fullUrl"].Text is { } url && entry["resource"] is { Exists: true } resource)
            {
                _byUrl.TryAdd(url, resource);
            }
        }
    }

    public Element Find(string url) => _byUrl.GetValueOrDefault(url);

    /// <summary>Whether an entry's address ends with that relative reference.</summary>
    public bool HasRelative(string reference) => _byUrl.Keys.Any(url => url.EndsWith("/" + reference, StringComparison.Ordinal));

    public string? TypeAt(string url) => _byUrl.TryGetValue(url, out var resource) ? resource.TypeName : null;
}
