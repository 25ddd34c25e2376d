using HealthAssess.Fhir;

namespace HealthAssess.Api.Administration.Import;

/// <summary>A Bundle of a file: its resources, and what the full URLs of its entries stand for.</summary>
internal sealed class ImportBundle
{
    private readonly Dictionary<string, string> targets = new(StringComparer.Ordinal);

    public ImportBundle(string file, Resource bundle)
    {
        List<ImportItem> items = [];
        foreach (var entry in bundle.Root.All("entry"))
        {
            var resource = entry["resource"];
            if (!resource.Exists)
            {
                continue;
            }

            var item = new ImportItem(file, resource.Json, this, entry["fullUrl"].Text);
            items.Add(item);
            if (item.FullUrl is { } fullUrl)
            {
                targets[fullUrl] = $"{item.Type}/{item.Id}";
            }
        }

        Items = items;
    }

    public IReadOnlyList<ImportItem> Items { get; }

    /// <summary>The reference that a full URL stands for, or null.</summary>
    public string? Target(string fullUrl) => targets.GetValueOrDefault(fullUrl);
}
