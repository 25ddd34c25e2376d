using System.Runtime.InteropServices;
using HealthAssess.Storage.Index;
using HealthAssess.Storage.Search;

namespace HealthAssess.Storage.Reading;

/// <summary>
/// Which registers earlier pages of a record have shown. It goes with the cursor: what was shown is known, whatever has been
/// written since, and the server keeps nothing.
/// </summary>
internal sealed class ShownRegisters
{
    /// <summary>As many as a cursor names: eight bytes each.</summary>
    private const int Most = Including.MostIncluded;

    private readonly List<long> shown;

    private ShownRegisters(ReadOnlySpan<byte> bytes) => shown = [.. MemoryMarshal.Cast<byte, long>(bytes)];

    /// <summary>Those that a cursor names; none on the first page.</summary>
    public static ShownRegisters Of(string? cursor) => new(Convert.FromBase64String(cursor ?? ""));

    /// <summary>Whether some were left out because there were too many.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Those that no page has shown yet.</summary>
    public IReadOnlyList<StoredResource> Further(IEnumerable<StoredResource> named)
    {
        var known = shown.ToHashSet();
        List<StoredResource> further = [];
        foreach (var one in named.Where(one => known.Add(NameOf(one))))
        {
            IsCut |= shown.Count == Most;
            if (!IsCut)
            {
                shown.Add(NameOf(one));
                further.Add(one);
            }
        }

        return further;
    }

    /// <summary>For the next cursor.</summary>
    public override string ToString() => Convert.ToBase64String(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(shown)));

    private static long NameOf(StoredResource one) => IndexHash.Of($"{one.Type}/{one.Id}");
}
