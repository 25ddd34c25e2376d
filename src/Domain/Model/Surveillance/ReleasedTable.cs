namespace HealthAssess.Domain.Surveillance;

/// <summary>What of a table may leave. A cell that is null is suppressed: small, or hidden to protect a small one; nobody is told which.</summary>
/// <param name="Cells">The cells, row by row.</param>
/// <param name="RowTotals">Totals of rows; null when totals are withheld.</param>
/// <param name="ColumnTotals">Totals of columns; null when totals are withheld.</param>
/// <param name="Total">Total of everything; null when totals are withheld.</param>
public sealed record ReleasedTable(
    IReadOnlyList<IReadOnlyList<int?>> Cells, IReadOnlyList<int>? RowTotals, IReadOnlyList<int>? ColumnTotals, int? Total)
{
    /// <summary>True when the cell is suppressed.</summary>
    public bool Hides(int row, int column) => Cells[row][column] is null;
}
