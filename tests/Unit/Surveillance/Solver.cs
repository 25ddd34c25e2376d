using HealthAssess.Domain.Surveillance;

namespace HealthAssess.Tests.Unit.Surveillance;

/// <summary>Tries every table that fits what was released; counts only grow from week to week, and it knows that too.</summary>
internal static class Solver
{
    private const int Cap = 60;

    /// <summary>For each hidden cell of the newer release the smallest and largest value that fits.</summary>
    public static Dictionary<(int, int), (int Least, int Most)> Ranges(ReleasedTable told, ReleasedTable? before) => Of(told, Tables(told, before));

    /// <summary>For two releases at once: only pairs of tables count in which nothing has shrunk.</summary>
    public static (Dictionary<(int, int), (int Least, int Most)> Then, Dictionary<(int, int), (int Least, int Most)> Later) Together(ReleasedTable then, ReleasedTable later)
    {
        var (first, second) = (Tables(then, null).ToList(), Tables(later, null).ToList());
        return (Of(then, first.Where(one => second.Exists(other => Grew(one, other)))), Of(later, second.Where(other => first.Exists(one => Grew(one, other)))));
    }

    private static bool Grew(int[][] then, int[][] later)
    {
        for (var i = 0; i < then.Length; i++)
        {
            for (var j = 0; j < then[i].Length; j++)
            {
                if (later[i][j] < then[i][j])
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static Dictionary<(int, int), (int Least, int Most)> Of(ReleasedTable told, IEnumerable<int[][]> candidates)
    {
        var ranges = new Dictionary<(int, int), (int Least, int Most)>();
        foreach (var candidate in candidates)
        {
            for (var i = 0; i < 2; i++)
            {
                for (var j = 0; j < told.Cells[0].Count; j++)
                {
                    if (told.Hides(i, j))
                    {
                        var value = candidate[i][j];
                        ranges[(i, j)] = ranges.TryGetValue((i, j), out var known) ? (Math.Min(known.Least, value), Math.Max(known.Most, value)) : (value, value);
                    }
                }
            }
        }

        return ranges;
    }

    /// <summary>Where totals are told, a table of two rows follows from its first row.</summary>
    private static IEnumerable<int[][]> Tables(ReleasedTable told, ReleasedTable? before)
    {
        var columns = told.Cells[0].Count;
        if (told.ColumnTotals is null)
        {
            // Nothing ties the cells together: each for itself.
            foreach (var value in Enumerable.Range(0, Cap))
            {
                var loose = told.Cells.Select((row, i) => row.Select((cell, j) => cell ?? value + (before?.Cells[i][j] ?? 0)).ToArray()).ToArray();
                yield return loose;
            }

            yield break;
        }

        foreach (var first in Rows(told.Cells[0], told.RowTotals![0], told.ColumnTotals, 0))
        {
            var second = Enumerable.Range(0, columns).Select(j => told.ColumnTotals[j] - first[j]).ToArray();
            int[][] table = [first, second];
            var fits = Enumerable.Range(0, columns).All(j => second[j] >= 0 && (told.Cells[1][j] is not { } known || known == second[j]))
                && (before is null || Enumerable.Range(0, 2).All(i => Enumerable.Range(0, columns).All(j => before.Cells[i][j] is not { } earlier || table[i][j] >= earlier)));
            if (fits)
            {
                yield return table;
            }
        }
    }

    private static IEnumerable<int[]> Rows(IReadOnlyList<int?> cells, int left, IReadOnlyList<int> most, int at)
    {
        if (at == cells.Count)
        {
            return left == 0 ? [[]] : [];
        }

        var values = cells[at] is { } known ? [known] : Enumerable.Range(0, Math.Min(left, most[at]) + 1);
        return values.Where(value => value <= left).SelectMany(value => Rows(cells, left - value, most, at + 1).Select(rest => (int[])[value, .. rest]));
    }
}
