using Npgsql;

namespace HealthAssess.Storage.Embedded;

/// <summary>
/// A private PostgreSQL in a folder of ours: made, started, watched, recovered and stopped without anything set up beforehand.
/// Several processes may use one folder at a time; the last one out stops the server.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private readonly Cluster cluster;
    private readonly string folder;
    private readonly FileStream use;
    private readonly CancellationTokenSource stopping = new();
    private Task watching = Task.CompletedTask;
    private PostmasterFile postmaster;

    private EmbeddedPostgres(string folder, Cluster cluster, FileStream use, PostmasterFile postmaster) =>
        (this.folder, this.cluster, this.use, this.postmaster) = (folder, cluster, use, postmaster);

    /// <summary>Connects to the product's own database on this server.</summary>
    public string ConnectionString => Connection(postmaster, ServerSettings.Role, ServerSettings.Role);

    /// <summary>Process id of the server now running.</summary>
    public int ProcessId => postmaster.ProcessId;

    /// <summary>The running server of the folder, adopted, recovered or newly made.</summary>
    /// <param name="folder">The product's data folder, <c>.data</c>; the server's files go to <c>postgres</c> below it.</param>
    /// <param name="say">Gets a line for the operator whenever something takes time or is installed.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <exception cref="EmbeddedPostgresException">It cannot run here; the message says what to do.</exception>
    public static async Task<EmbeddedPostgres> Start(string folder, Action<string> say, CancellationToken cancellation = default)
    {
        folder = Directory.CreateDirectory(folder).FullName;
        using var starting = await FileLock.Take(StartLock(folder), cancellation);
        var use = FileLock.Share(UseLock(folder));
        try
        {
            var cluster = await Cluster.Prepare(folder, say, cancellation);
            var postmaster = await AdoptOrStart(cluster, cancellation);
            await MakeDatabase(postmaster, cancellation);
            var server = new EmbeddedPostgres(folder, cluster, use, postmaster);
            server.watching = server.Watch();
            return server;
        }
        catch
        {
            await use.DisposeAsync();
            throw;
        }
    }

    /// <summary>Lets go of the server, and stops it when nobody else uses it.</summary>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await watching;
        using var starting = await FileLock.Take(StartLock(folder), CancellationToken.None);
        await use.DisposeAsync();
        using var alone = FileLock.TryTake(UseLock(folder));
        if (alone is not null)
        {
            await cluster.Stop("fast", CancellationToken.None);
        }

        stopping.Dispose();
    }

    /// <summary>What a kill of this process would do: the locks are gone, the server stays. For tests.</summary>
    internal void Abandon()
    {
        stopping.Cancel();
        use.Dispose();
    }

    private static string StartLock(string folder) => Path.Combine(folder, "starting.lock");

    private static string UseLock(string folder) => Path.Combine(folder, "use.lock");

    private static async Task<PostmasterFile> AdoptOrStart(Cluster cluster, CancellationToken cancellation)
    {
        if (cluster.Running() is { } running)
        {
            if (await Answers(running, cancellation))
            {
                return running;
            }

            await cluster.Stop("immediate", cancellation);
        }

        return await cluster.Start(cancellation);
    }

    private static async Task<bool> Answers(PostmasterFile postmaster, CancellationToken cancellation)
    {
        try
        {
            await using var connection = new NpgsqlConnection(Connection(postmaster, "postgres", "postgres"));
            await connection.OpenAsync(cancellation);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static async Task MakeDatabase(PostmasterFile postmaster, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(Connection(postmaster, "postgres", "postgres"));
        await connection.OpenAsync(cancellation);
        await using var ask = new NpgsqlCommand("select 1 from pg_database where datname = @name", connection);
        ask.Parameters.AddWithValue("name", ServerSettings.Role);
        if (await ask.ExecuteScalarAsync(cancellation) is not null)
        {
            return;
        }

        await using var role = new NpgsqlCommand(
            $"do $$ begin create role {ServerSettings.Role} login createdb; exception when duplicate_object then null; end $$", connection);
        await role.ExecuteNonQueryAsync(cancellation);
        await using var database = new NpgsqlCommand($"create database {ServerSettings.Role} owner {ServerSettings.Role}", connection);
        await database.ExecuteNonQueryAsync(cancellation);
    }

    private static string Connection(PostmasterFile postmaster, string user, string database) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = postmaster.SocketFolder,
            Port = postmaster.Port,
            Username = user,
            Database = database,
            Pooling = user == ServerSettings.Role,
            Timeout = 10,
        }.ConnectionString;

    /// <summary>Starts the server again when it was killed under us, so that requests fail for a moment and not until somebody comes.</summary>
    private async Task Watch()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(0.5));
        try
        {
            while (await timer.WaitForNextTickAsync(stopping.Token))
            {
                if (cluster.Running() is null)
                {
                    await Recover();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed.
        }
    }

    private async Task Recover()
    {
        using var starting = await FileLock.Take(StartLock(folder), stopping.Token);
        try
        {
            stopping.Token.ThrowIfCancellationRequested();
            postmaster = await AdoptOrStart(cluster, stopping.Token);
        }
        catch (EmbeddedPostgresException)
        {
            // A full disk, say: the next tick tries again, and requests answer "try again later" until it works.
        }
    }
}
