using Npgsql;

namespace HealthAssess.Storage.Records;

/// <summary>Hands out the short keys of resources from blocks of the sequence, without a round trip for each.</summary>
internal sealed class ResourceKeys(NpgsqlDataSource source) : IDisposable
{
    /// <summary>The sequence's own increment (0240_longer_blocks_of_keys.sql).</summary>
    private const int BlockSize = 1024;

    private readonly SemaphoreSlim one = new(1);
    private readonly Lock guard = new();
    private long next;
    private long end;

    /// <summary>The next key of the block at hand, or null where it is used up.</summary>
    public long? TryNext()
    {
        lock (guard)
        {
            return next == end ? null : next++;
        }
    }

    /// <summary>The next key, from a new block where need be.</summary>
    public async ValueTask<long> Next(CancellationToken cancellation)
    {
        await one.WaitAsync(cancellation);
        try
        {
            if (TryNext() is { } known)
            {
                return known;
            }

            await using var command = source.CreateCommand("select nextval('resource_key')");
            var first = (long)(await command.ExecuteScalarAsync(cancellation))!;
            lock (guard)
            {
                (next, end) = (first + 1, first + BlockSize);
            }

            return first;
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();
}
