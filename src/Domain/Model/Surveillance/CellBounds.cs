namespace HealthAssess.Domain.Surveillance;

/// <summary>How closely somebody who knows every total can work out a hidden cell.</summary>
/// <remarks>
/// A hidden cell can grow by as much as other hidden cells of its column and row can give way, around and around: the
/// greatest flow from its column back to its row through hidden cells. It can shrink by the flow the other way.
/// </remarks>
internal sealed class CellBounds(CountTable table, bool[,] hidden)
{
    private const int Endless = int.MaxValue / 4;

    private readonly int nodes = table.Rows + table.Columns;

    /// <summary>How many values the cell could have, less one; enough to stop at <paramref name="enough"/>.</summary>
    public int Width(int row, int column, int enough)
    {
        var up = Flow(Column(column), row, row, column, enough);
        var down = up >= enough ? 0 : Math.Min(table.Cells[row][column], Flow(row, Column(column), row, column, enough));
        return up + down;
    }

    private int Column(int column) => table.Rows + column;

    private int Flow(int from, int to, int row, int column, int enough)
    {
        var capacity = Capacities(row, column);
        var flow = 0;
        while (flow < enough && Path(capacity, from, to) is { } before)
        {
            var step = Endless;
            for (var at = to; at != from; at = before[at])
            {
                step = Math.Min(step, capacity[before[at], at]);
            }

            for (var at = to; at != from; at = before[at])
            {
                capacity[before[at], at] -= step;
                capacity[at, before[at]] += step;
            }

            flow += step;
        }

        return Math.Min(flow, enough);
    }

    /// <summary>From a column to a row: a hidden cell can shrink to nothing. From a row to a column: it can grow without end.</summary>
    private int[,] Capacities(int row, int column)
    {
        var capacity = new int[nodes, nodes];
        for (var i = 0; i < table.Rows; i++)
        {
            for (var j = 0; j < table.Columns; j++)
            {
                if (hidden[i, j] && (i, j) != (row, column))
                {
                    capacity[Column(j), i] = table.Cells[i][j];
                    capacity[i, Column(j)] = Endless;
                }
            }
        }

        return capacity;
    }

    private int[]? Path(int[,] capacity, int from, int to)
    {
        var before = Enumerable.Repeat(-1, nodes).ToArray();
        var open = new Queue<int>([from]);
        before[from] = from;
        while (open.TryDequeue(out var at))
        {
            for (var next = 0; next < nodes; next++)
            {
                if (before[next] < 0 && capacity[at, next] > 0)
                {
                    before[next] = at;
                    open.Enqueue(next);
                }
            }
        }

        return before[to] < 0 ? null : before;
    }
}
