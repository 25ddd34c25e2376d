using HealthAssess.Domain.Surveillance;

namespace HealthAssess.Tests.Unit.Surveillance;

/// <summary>PR-09, against a solver that knows every total, every neighbour and last week's release.</summary>
public sealed class SuppressionTests
{
    private const int K = Suppression.Default;

    [Fact]
    public void A_small_cell_is_not_told_and_neither_is_what_would_tell_it()
    {
        var told = Suppression.Release(Table([3, 40, 25], [30, 28, 33]), K);
        Assert.True(told.Hides(0, 0));
        Assert.True(Hidden(told) >= 4);
        Assert.NotNull(told.RowTotals);
    }

    [Fact]
    public void A_table_without_small_cells_is_told_whole()
    {
        var told = Suppression.Release(Table([30, 40], [0, 28]), K);
        Assert.Equal((0, 98), (Hidden(told), told.Total));
    }

    [Fact]
    public void A_cell_that_moved_by_one_since_last_week_is_hidden()
    {
        var last = Table([30, 40], [20, 28]);
        var told = Suppression.Release(Table([31, 40], [26, 28]), K, last, Suppression.Release(last, K));
        Assert.True(told.Hides(0, 0));
    }

    [Fact]
    public void Totals_that_moved_by_a_few_are_withheld()
    {
        var last = Table([30, 40], [20, 28]);
        var told = Suppression.Release(Table([31, 40], [20, 28]), K, last, Suppression.Release(last, K));
        Assert.Null(told.RowTotals);
        Assert.Null(told.Total);
    }

    [Fact]
    public void A_single_row_has_no_totals_that_would_be_its_cells() => Assert.Null(Suppression.Release(Table([30, 3, 40]), K).ColumnTotals);

    [Fact]
    public void The_solver_is_left_with_at_least_k_values_for_every_hidden_cell()
    {
        var random = new Random(20261121);
        for (var n = 0; n < 400; n++)
        {
            var last = Random(random, null);
            var now = Random(random, last);
            var (lastTold, told) = (Suppression.Release(last, K), Suppression.Release(now, K, last, Suppression.Release(last, K)));
            AssertBlurred(lastTold, Solver.Ranges(lastTold, null), last);
            AssertBlurred(told, Solver.Ranges(told, null), now);
        }
    }

    [Fact]
    public void Last_weeks_release_beside_this_weeks_leaves_as_many()
    {
        var random = new Random(7);
        for (var n = 0; n < 150; n++)
        {
            var last = Random(random, null);
            var now = Random(random, last);
            var lastTold = Suppression.Release(last, K);
            var told = Suppression.Release(now, K, last, lastTold);
            if (told.RowTotals is not null && lastTold.RowTotals is not null)
            {
                var (then, later) = Solver.Together(lastTold, told);
                AssertBlurred(lastTold, then, last);
                AssertBlurred(told, later, now);
            }
        }
    }

    [Fact]
    public void The_solver_itself_finds_a_cell_that_only_a_total_hides()
    {
        var naive = new ReleasedTable([[null, 40], [30, 28]], [43, 58], [33, 68], 101);
        Assert.Equal((3, 3), Solver.Ranges(naive, null)[(0, 0)]);
    }

    private static void AssertBlurred(ReleasedTable told, Dictionary<(int, int), (int Least, int Most)> ranges, CountTable truth) =>
        Assert.All(ranges.Values, range => Assert.True(range.Most - range.Least >= K - 1, $"{string.Join('/', truth.Cells.Select(row => string.Join(' ', row)))} totals {told.Total}"));

    private static CountTable Table(params int[][] cells) => new([.. cells.Select(row => (IReadOnlyList<int>)row)]);

    private static int Hidden(ReleasedTable told) => told.Cells.Sum(row => row.Count(cell => cell is null));

    /// <summary>Two rows, three columns, mostly small; grown from last week's where there is one.</summary>
    private static CountTable Random(Random random, CountTable? last) =>
        new([.. Enumerable.Range(0, 2).Select(i => (IReadOnlyList<int>)[.. Enumerable.Range(0, 3).Select(j =>
            last is null ? random.Next(3) == 0 ? random.Next(6) : random.Next(30) : last.Cells[i][j] + (random.Next(2) == 0 ? 0 : random.Next(12)))])]);
}
