using System.Diagnostics;
using HealthAssess.Storage.Records;
using Npgsql;

namespace HealthAssess.Storage.Search;

/// <summary>
/// Pages that need one statement each, which audits what it shows. Light ones asked for at the same time share a round trip,
/// a transaction and a write to the disk; each page comes back only with its audit rows on the disk.
/// </summary>
internal sealed class SharedPages
{
    private const int MostTogether = 16;

    /// <summary>What turns out to be not so light after all is undone, and each goes alone.</summary>
    private const string Patience = "select set_config('statement_timeout', '100ms', true)";

    private readonly Database database;
    private readonly LightQuestions light = new();
    private readonly Together<AskedPage> together;

    public SharedPages(Database database)
    {
        this.database = database;
        together = new Together<AskedPage>(MostTogether, Serve);
    }

    /// <summary>Whether others may wait for this one's question.</summary>
    public bool Shares(AskedPage page) => light.Has(page.Question);

    /// <summary>The rows of a page.</summary>
    public Task<PageRows> Read(AskedPage page)
    {
        if (!Shares(page))
        {
            return Alone(page);
        }

        together.Add(page);
        return page.Rows.Task;
    }

    private async Task<PageRows> Alone(AskedPage page)
    {
        var start = Stopwatch.GetTimestamp();
        var rows = await Ask([page], page.Cancellation);
        light.Took(page.Question, Stopwatch.GetElapsedTime(start));
        return rows[0];
    }

    private async Task Serve(IReadOnlyList<AskedPage> pages)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            var found = await Ask(pages, CancellationToken.None);
            for (var i = 0; i < pages.Count; i++)
            {
                pages[i].Rows.Tell(found[i], found[i].Rows.Count + found[i].Included.Count);
            }
        }
        catch (PostgresException failure) when (pages.Count > 1 && !DatabaseRefusals.IsLostConnection(failure))
        {
            // The transaction is undone with all audit rows. Whose fault it was shows when each goes alone, beside the lane.
            foreach (var page in pages)
            {
                _ = Again(page);
            }
        }
        catch (Exception failure)
        {
            foreach (var page in pages)
            {
                page.Rows.SetException(failure);
            }
        }

        light.Took(pages.Select(page => page.Question), Stopwatch.GetElapsedTime(start));
    }

    private async Task Again(AskedPage page)
    {
        try
        {
            page.Rows.SetResult(await Alone(page));
        }
        catch (Exception failure)
        {
            page.Rows.SetException(failure);
        }
    }

    private async Task<PageRows[]> Ask(IReadOnlyList<AskedPage> pages, CancellationToken cancellation)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection);
        if (pages.Count > 1)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(Patience));
        }

        foreach (var page in pages)
        {
            batch.BatchCommands.Add(page.Statement.InBatch(page.Question));
        }

        try
        {
            return await Read(batch, pages, cancellation);
        }
        finally
        {
            // Their values may go into another batch.
            foreach (var command in batch.BatchCommands)
            {
                command.Parameters.Clear();
            }
        }
    }

    private static async Task<PageRows[]> Read(NpgsqlBatch batch, IReadOnlyList<AskedPage> pages, CancellationToken cancellation)
    {
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        var found = new PageRows[pages.Count];
        for (var i = 0; i < found.Length; i++)
        {
            // The first result is that of the patience.
            if (pages.Count > 1)
            {
                await reader.NextResultAsync(cancellation);
            }

            found[i] = await PageRows.From(reader, pages[i].Search, pages[i].IsBack, cancellation);
        }

        // The commit is part of what is waited for.
        await reader.NextResultAsync(cancellation);
        return found;
    }
}
