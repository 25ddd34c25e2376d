namespace HealthAssess.Domain.Surveillance;

/// <summary>
/// The one way by which counts leave. Small cells are hidden, further cells so that no hidden one can be worked out from the
/// totals, and cells that moved by a few since the last release, because the difference would be a small cell.
/// </summary>
/// <remarks>PR-09. Whoever knows all that is released, and all that was released before, is left with at least <c>k</c> values for every hidden cell.</remarks>
public static class Suppression
{
    /// <summary>The smallest number that is told within the health system.</summary>
    public const int Default = 5;

    /// <summary>The smallest number that is told to the public.</summary>
    public const int Public = 10;

    /// <summary>What may leave of a table.</summary>
    /// <param name="table">The true counts.</param>
    /// <param name="k">The smallest number that is told.</param>
    /// <param name="before">The true counts at the release before.</param>
    /// <param name="released">What was told then.</param>
    public static ReleasedTable Release(CountTable table, int k, CountTable? before = null, ReleasedTable? released = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 2);
        var hidden = Small(table, k, before, released);
        var withTotals = MayTellTotals(table, k, before) && !Uncovers(hidden, released) && Protect(table, hidden, k, before, released);
        return new ReleasedTable(
            [.. table.Cells.Select((row, i) => (IReadOnlyList<int?>)[.. row.Select((count, j) => hidden[i, j] ? (int?)null : count)])],
            withTotals ? [.. Enumerable.Range(0, table.Rows).Select(table.Row)] : null,
            withTotals ? [.. Enumerable.Range(0, table.Columns).Select(table.Column)] : null,
            withTotals ? table.Total : null);
    }

    /// <summary>Cells that tell of a few people: by themselves, or by what has changed. One that was hidden stays so until it has moved by enough.</summary>
    private static bool[,] Small(CountTable table, int k, CountTable? before, ReleasedTable? released)
    {
        var hidden = new bool[table.Rows, table.Columns];
        for (var i = 0; i < table.Rows; i++)
        {
            for (var j = 0; j < table.Columns; j++)
            {
                var (now, then) = (table.Cells[i][j], before?.Cells[i][j]);
                hidden[i, j] = Moved(now, 0, k) || (then is { } earlier && (Moved(now, earlier, k) || (released?.Hides(i, j) == true && now == earlier)));
            }
        }

        return hidden;
    }

    /// <summary>True when a cell is told that last time only totals hid: two sets of totals around it would say too much.</summary>
    private static bool Uncovers(bool[,] hidden, ReleasedTable? released) =>
        released?.RowTotals is not null && released.Cells.SelectMany((row, i) => row.Select((_, j) => (i, j))).Any(cell => released.Hides(cell.i, cell.j) && !hidden[cell.i, cell.j]);

    private static bool Moved(int now, int then, int k) => now != then && Math.Abs(now - then) < k;

    /// <summary>Totals are counts as well: all of them can be told, or none, because each follows from the others.</summary>
    private static bool MayTellTotals(CountTable table, int k, CountTable? before)
    {
        var totals = Totals(table);
        return table is { Rows: > 1, Columns: > 1 }
            && !totals.Any(total => Moved(total, 0, k))
            && (before is null || !totals.Zip(Totals(before)).Any(pair => Moved(pair.First, pair.Second, k)));
    }

    private static List<int> Totals(CountTable table) =>
        [.. Enumerable.Range(0, table.Rows).Select(table.Row), .. Enumerable.Range(0, table.Columns).Select(table.Column), table.Total];

    /// <summary>Hides further cells until none can be worked out; false where that cannot be had.</summary>
    private static bool Protect(CountTable table, bool[,] hidden, int k, CountTable? before, ReleasedTable? released)
    {
        var alone = new CellBounds(table, hidden);
        var grown = before is null ? null : new CellBounds(Growth(table, before), hidden);
        while (Exposed(hidden, cell => alone.Width(cell.Row, cell.Column, k - 1) < k - 1
            || (grown is not null && released?.Hides(cell.Row, cell.Column) != true && grown.Width(cell.Row, cell.Column, k - 1) < k - 1)) is { } cell)
        {
            if (Cover(table, hidden, cell) is not { } further)
            {
                return false;
            }

            hidden[further.Row, further.Column] = true;
        }

        return true;
    }

    /// <summary>Counts only grow: a cell that was told last time can be worked out as far as what has come since.</summary>
    private static CountTable Growth(CountTable now, CountTable before) =>
        new([.. now.Cells.Select((row, i) => (IReadOnlyList<int>)[.. row.Select((count, j) => Math.Max(0, count - before.Cells[i][j]))])]);

    private static (int Row, int Column)? Exposed(bool[,] hidden, Func<(int Row, int Column), bool> isExposed) =>
        (from i in Enumerable.Range(0, hidden.GetLength(0))
         from j in Enumerable.Range(0, hidden.GetLength(1))
         where hidden[i, j] && isExposed((i, j))
         select ((int, int)?)(i, j)).FirstOrDefault();

    /// <summary>The next cell to hide: in the row or column of the exposed one, the smallest that is large enough to blur it, else any.</summary>
    private static (int Row, int Column)? Cover(CountTable table, bool[,] hidden, (int Row, int Column) cell) =>
        (from i in Enumerable.Range(0, table.Rows)
         from j in Enumerable.Range(0, table.Columns)
         where !hidden[i, j]
         orderby i == cell.Row || j == cell.Column ? 0 : 1, table.Cells[i][j] == 0, table.Cells[i][j]
         select ((int, int)?)(i, j)).FirstOrDefault();
}
