using System.Collections.Frozen;

namespace HealthAssess.Domain.Feeds;

/// <summary>The disclosure profiles that come with the product, by name.</summary>
public static class DisclosureProfiles
{
    private static readonly FrozenDictionary<string, DisclosureProfile> All = Load();

    /// <summary>The profile of that name, or null: a feed that names an unknown profile sends nothing.</summary>
    public static DisclosureProfile? Find(string name) => All.GetValueOrDefault(name);

    private static FrozenDictionary<string, DisclosureProfile> Load()
    {
        var assembly = typeof(DisclosureProfiles).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.Contains(".Feeds.Profiles.", StringComparison.Ordinal))
            .Select(name =>
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                var bytes = new byte[stream.Length];
                stream.ReadExactly(bytes);
                return DisclosureProfile.Read(bytes);
            })
            .ToFrozenDictionary(profile => profile.Name);
    }
}
