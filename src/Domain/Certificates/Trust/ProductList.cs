using System.Collections.Frozen;

namespace HealthAssess.Certificates.Trust;

/// <summary>Products that WHO has approved, with the disease each is against.</summary>
public sealed class ProductList
{
    private readonly FrozenDictionary<string, string> diseases;

    /// <summary>Makes a list.</summary>
    /// <param name="diseases">Disease (ICD-11) by product id.</param>
    /// <param name="complete">True when the list is the whole published one and fresh: only then does absence mean that a product is not approved.</param>
    public ProductList(IReadOnlyDictionary<string, string> diseases, bool complete) =>
        (this.diseases, Complete) = (diseases.ToFrozenDictionary(StringComparer.Ordinal), complete);

    /// <summary>No list at hand.</summary>
    public static ProductList None { get; } = new(new Dictionary<string, string>(), false);

    /// <summary>True when absence from the list means something.</summary>
    public bool Complete { get; }

    /// <summary>Disease a product is against, or null when it is not listed.</summary>
    public string? Disease(string product) => diseases.GetValueOrDefault(product);

    /// <summary>Every product id.</summary>
    public IReadOnlyList<string> Products => [.. diseases.Keys];
}
