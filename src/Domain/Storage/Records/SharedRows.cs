using Npgsql;

namespace HealthAssess.Storage.Records;

/// <summary>Loads what commits of the same moment are about to change in one statement, without a lock.</summary>
internal sealed class SharedRows
{
    private const int MostTogether = 32;

    private readonly NpgsqlDataSource source;
    private readonly Together<Waiting> together;

    public SharedRows(NpgsqlDataSource source)
    {
        this.source = source;
        together = new Together<Waiting>(MostTogether, Serve);
    }

    /// <summary>The rows that are there. Many at once are loaded by themselves: others should not wait for them.</summary>
    public async Task<IReadOnlyList<LoadedRow>> Load(IReadOnlyCollection<(string Type, string Id)> wanted, CancellationToken cancellation)
    {
        if (wanted.Count > MostTogether)
        {
            return await Ask(wanted, cancellation);
        }

        var waiting = new Waiting(wanted, new TaskCompletionSource<IReadOnlyList<LoadedRow>>());
        together.Add(waiting);
        return await waiting.Rows.Task;
    }

    private async Task Serve(IReadOnlyList<Waiting> round)
    {
        try
        {
            var rows = (await Ask([.. round.SelectMany(one => one.Wanted).Distinct()], CancellationToken.None)).ToDictionary(row => (row.Version.Type, row.Version.Id));
            foreach (var one in round)
            {
                one.Rows.SetResult([.. one.Wanted.Distinct().Select(rows.GetValueOrDefault).OfType<LoadedRow>()]);
            }
        }
        catch (Exception failure)
        {
            foreach (var one in round)
            {
                one.Rows.TrySetException(failure);
            }
        }
    }

    private async Task<List<LoadedRow>> Ask(IReadOnlyCollection<(string Type, string Id)> wanted, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(CurrentRows.Loading(wanted));
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        return await LoadedRow.All(reader, cancellation);
    }

    private sealed record Waiting(IReadOnlyCollection<(string Type, string Id)> Wanted, TaskCompletionSource<IReadOnlyList<LoadedRow>> Rows);
}
