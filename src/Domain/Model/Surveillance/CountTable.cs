namespace HealthAssess.Domain.Surveillance;

/// <summary>True counts by two characteristics: rows × columns, none negative.</summary>
/// <param name="Cells">Row by row; every row as long as the others.</param>
public sealed record CountTable(IReadOnlyList<IReadOnlyList<int>> Cells)
{
    /// <summary>Number of rows.</summary>
    public int Rows => Cells.Count;

    /// <summary>Number of columns.</summary>
    public int Columns => Cells.Count == 0 ? 0 : Cells[0].Count;

    /// <summary>Total of a row.</summary>
    public int Row(int row) => Cells[row].Sum();

    /// <summary>Total of a column.</summary>
    public int Column(int column) => Cells.Sum(row => row[column]);

    /// <summary>Total of everything.</summary>
    public int Total => Cells.Sum(row => row.Sum());
}
