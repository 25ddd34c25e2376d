namespace HealthAssess.Protocols;

/// <summary>The protocols that come with the product, every version of each.</summary>
public static class ProtocolCatalogue
{
    private static readonly Lazy<IReadOnlyList<Protocol>> Loaded = new(Load);

    /// <summary>Every version of every protocol.</summary>
    public static IReadOnlyList<Protocol> All => Loaded.Value;

    /// <summary>A protocol by <c>ID</c> (its newest version) or <c>ID@version</c>; null when there is none.</summary>
    public static Protocol? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var parts = name.Split('@', 2);
        return All.Where(protocol => protocol.Id == parts[0] && (parts.Length == 1 || protocol.Version == parts[1]))
            .MaxBy(protocol => System.Version.Parse(protocol.Version));
    }

    private static List<Protocol> Load() =>
    [
        .. PackFiles.Names.Where(name => name.EndsWith("/protocol.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(name => name[..name.LastIndexOf('/')])
            .Select(folder => PackReader.Read(file => PackFiles.Read($"{folder}/{file}")))
            .Select(pack => pack.Protocol ?? throw new InvalidOperationException("A pack of the product cannot be read: " + pack.Issues[0])),
    ];
}
