using Npgsql;

namespace HealthAssess.Storage.Records;

/// <summary>Hands out the short keys of resources from blocks of the sequence, without a round trip for each.</summary>
internal sealed class ResourceKeys(NpgsqlDataSource source) : IDisposable
{
    /// <summary>The sequence's own increment (0001_records.sql).</summary>
    private const int BlockSize = 128;

    private readonly SemaphoreSlim one = new(1);
    private long next;
    private long end;

    public async ValueTask<long> Next(CancellationToken cancellation)
    {
        await one.WaitAsync(cancellation);
        try
        {
            if (next == end)
            {
                await using var command = source.CreateCommand("select nextval('resource_key')");
                next = (long)(await command.ExecuteScalarAsync(cancellation))!;
                end = next + BlockSize;
            }

            return next++;
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();
}
