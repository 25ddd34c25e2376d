namespace HealthAssess.Storage.Search;

/// <summary>A page that somebody asked for, on its way.</summary>
/// <param name="Search">The question.</param>
/// <param name="IsBack">Whether it is read back from a later page.</param>
/// <param name="Statement">The statement, which audits what it shows.</param>
/// <param name="Cancellation">Stops it where it goes alone; together it is finished for the others' sake.</param>
internal sealed record AskedPage(AskedSearch Search, bool IsBack, SqlText Statement, CancellationToken Cancellation)
{
    /// <summary>A page longer than this is read by itself: others should not wait for its contents.</summary>
    private const int MostRows = 50;

    /// <summary>The statement without its values.</summary>
    public string Question { get; } = Statement.ToString();

    /// <summary>The rows, or the database's failure.</summary>
    public TaskCompletionSource<PageRows> Rows { get; } = new();

    /// <summary>Whether one statement answers the question.</summary>
    public static bool Suffices(AskedSearch search) =>
        search is { Requests: [var only], Count: > 0 and <= MostRows, Total: "none" } && only.Includes.All(one => Including.IsTraveller(one, only.Type));
}
