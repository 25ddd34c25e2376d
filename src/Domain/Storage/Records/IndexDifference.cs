namespace HealthAssess.Storage.Records;

/// <summary>What some changes alter in one table of the search index: the rows that come, the rows that go, and the resources all of whose rows go first.</summary>
/// <remarks>A row that goes is looked for among all rows of its resource: of a list of thousands that lasted minutes. Where many go, all go and what stays is written again.</remarks>
internal sealed record IndexDifference<TRow>(List<(PendingWrite Write, TRow Row)> Added, List<(PendingWrite Write, TRow Row)> Removed, List<long> Cleared)
{
    private const int MostOneByOne = 64;

    /// <param name="changes">Each change with what its rows were and what they are to be.</param>
    public static IndexDifference<TRow> Of(IEnumerable<(PendingWrite Write, HashSet<TRow> Before, HashSet<TRow> After)> changes)
    {
        var difference = new IndexDifference<TRow>([], [], []);
        foreach (var (write, before, after) in changes)
        {
            difference.Add(write, before, after);
        }

        return difference;
    }

    private void Add(PendingWrite write, HashSet<TRow> before, HashSet<TRow> after)
    {
        var kept = Removed.Count;
        Collect(Removed, write, before, after);
        if (before.Count > 0 && (after.Count == 0 || Removed.Count - kept > MostOneByOne))
        {
            Removed.RemoveRange(kept, Removed.Count - kept);
            Cleared.Add(write.Key);
            before = [];
        }

        Collect(Added, write, after, before);
    }

    /// <summary>What is in one set and not in the other. Most changes have nothing in the other: it is not asked.</summary>
    private static void Collect(List<(PendingWrite Write, TRow Row)> only, PendingWrite write, HashSet<TRow> here, HashSet<TRow> there)
    {
        foreach (var row in here)
        {
            if (there.Count == 0 || !there.Contains(row))
            {
                only.Add((write, row));
            }
        }
    }
}
