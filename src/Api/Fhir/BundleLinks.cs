using HealthAssess.Domain;
using HealthAssess.Fhir;

namespace HealthAssess.Api.Fhir;

/// <summary>What the references inside a transaction become: the ids of its own entries, and those that conditional references find.</summary>
/// <remarks>http://hl7.org/fhir/R4/http.html#trules and http://hl7.org/fhir/R4/bundle.html#references</remarks>
internal sealed class BundleLinks
{
    private readonly Dictionary<string, string> targets = new(StringComparer.Ordinal);

    /// <summary>Adds what conditional references found.</summary>
    public void Add(IReadOnlyDictionary<string, string> found)
    {
        foreach (var (reference, target) in found)
        {
            targets[reference] = target;
        }
    }

    /// <summary>The links of the entries, or a refusal where two have the same address.</summary>
    public static Outcome<BundleLinks> Of(IReadOnlyList<BundleEntry> writes)
    {
        var links = new BundleLinks();
        foreach (var (at, entry) in writes.Index().Where(one => one.Item is { FullUrl: not null, Content.IsResource: true }))
        {
            if (TargetOf(entry) is { } target && !links.targets.TryAdd(entry.FullUrl!, target))
            {
                return new Refusal(RefusalKind.Invalid, "same-address-twice", "Two entries of the Bundle have the same fullUrl.") { Change = at };
            }
        }

        return Outcome<BundleLinks>.Of(links);
    }

    /// <summary>What an entry writes; null for a patch by a condition, which says only later whom it has met.</summary>
    private static string? TargetOf(BundleEntry entry) => entry.Method switch
    {
        "POST" => $"{entry.Type}/{entry.NewId}",
        "PATCH" => entry.Id is { } id ? $"{entry.Type}/{id}" : null,
        _ => $"{entry.Type}/{entry.Id ?? entry.Content["id"].Text ?? entry.NewId.ToString()}",
    };

    /// <summary>The resource that an entry brings, with its references pointed to where they go.</summary>
    public Resource? Apply(BundleEntry entry) =>
        targets.Count == 0 || !entry.Content.IsResource
            ? entry.Resource
            : Resource.Read(PatchLinks.Apply(entry, TargetFrom(RootOf(entry)))).Resource;

    /// <summary>A relative reference is read from where its own entry comes from; where that is not said, it means a resource of this server.</summary>
    private Func<string, string?> TargetFrom(string? root) => root is null
        ? reference => targets.GetValueOrDefault(reference)
        : reference => targets.GetValueOrDefault(reference) ?? targets.GetValueOrDefault(root + reference);

    /// <summary>The part of a RESTful fullUrl before type and id; null where the entry has none.</summary>
    private static string? RootOf(BundleEntry entry) =>
        entry.FullUrl is { } address && address.Split('/') is [.., _, _, _, var type, var id] && type == entry.Type ? address[..^(type.Length + id.Length + 1)] : null;
}
