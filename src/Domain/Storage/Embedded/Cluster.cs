namespace HealthAssess.Storage.Embedded;

/// <summary>The data folder of one private server: made once, started and stopped with the programs of its own major version.</summary>
internal sealed class Cluster
{
    /// <summary>A Unix socket's path may have 107 bytes; the server adds its file name to the folder.</summary>
    private const int LongestSocketFolder = 90;

    private readonly ServerAccount account;
    private readonly PostgresBinaries binaries;
    private readonly string home;

    private Cluster(ServerAccount account, PostgresBinaries binaries, string home) =>
        (this.account, this.binaries, this.home) = (account, binaries, home);

    private string Data => DataIn(home);

    /// <summary>The folder's cluster, made if there is none yet; says on the way what takes time.</summary>
    public static async Task<Cluster> Prepare(string folder, Action<string> say, CancellationToken cancellation)
    {
        var account = await ServerAccount.Find(cancellation);
        var home = await ClusterHome.Find(folder, account, say, cancellation);
        var binaries = await Choose(folder, home, say, cancellation);
        var cluster = new Cluster(account, binaries, home);
        if (!Directory.Exists(cluster.Data))
        {
            say($"Making a private PostgreSQL {binaries.Major} in {home}.");
            await cluster.Initialise(cancellation);
        }

        return cluster;
    }

    /// <summary>The running server of the folder, or null.</summary>
    public PostmasterFile? Running() =>
        PostmasterFile.Read(Data) is { } postmaster && postmaster.IsAlive(Data) ? postmaster : null;

    /// <summary>Starts the server; after a crash it replays its log first.</summary>
    /// <remarks>Not given up half-way: whoever came next would meet a server that is neither there nor gone.</remarks>
    public async Task<PostmasterFile> Start(CancellationToken cancellation)
    {
        var stale = PostmasterFile.Read(Data);
        await ForgetKilledServer(cancellation);
        ServerSettings.Write(Data, await SocketFolder(stale, cancellation));
        await account.Own(home, cancellation);
        await ChildProcess.MustRun(
            account.As(binaries["pg_ctl"], "start", "-w", "-t", "120", "-D", Data, "-l", Path.Combine(home, "server.log")),
            $"Starting PostgreSQL (its words are in {home}/server.log)", CancellationToken.None);
        return Running() ?? throw new EmbeddedPostgresException($"PostgreSQL stopped again right after its start: see {home}/server.log");
    }

    /// <summary>Ends the server: <c>fast</c> closes sessions and writes a checkpoint, <c>immediate</c> is for one that does not answer.</summary>
    public async Task Stop(string mode, CancellationToken cancellation) =>
        await ChildProcess.Run(account.As(binaries["pg_ctl"], "stop", "-w", "-t", "60", "-m", mode, "-D", Data), cancellation);

    private static string DataIn(string home) => Path.Combine(home, "data");

    private static async Task<PostgresBinaries> Choose(string folder, string home, Action<string> say, CancellationToken cancellation)
    {
        var installed = await PostgresBinaries.Find(folder, cancellation);
        if (installed.Count == 0)
        {
            await PostgresInstall.Install(folder, say, cancellation);
            installed = await PostgresBinaries.Find(folder, cancellation);
        }

        var versionFile = Path.Combine(DataIn(home), "PG_VERSION");
        var wanted = File.Exists(versionFile) ? (await File.ReadAllTextAsync(versionFile, cancellation)).Trim() : null;
        return installed.FirstOrDefault(one => wanted is null || $"{one.Major}" == wanted)
            ?? throw new EmbeddedPostgresException(wanted is null
                ? "No PostgreSQL server programs were found, and installing them did not bring any. Install your system's PostgreSQL, or name your own server in ConnectionStrings__HealthAssess."
                : $"The data in {home} belongs to PostgreSQL {wanted}, but this machine has only {string.Join(", ", installed.Select(one => one.Major))}. "
                    + $"Install PostgreSQL {wanted} beside it (both can be installed), or move the data with pg_upgrade or pg_dump, or move the folder away to begin with an empty database.");
    }

    private async Task Initialise(CancellationToken cancellation)
    {
        // Made under another name and renamed when complete, so that a kill in the middle leaves no half cluster.
        var unfinished = Path.Combine(home, "unfinished");
        if (Directory.Exists(unfinished))
        {
            Directory.Delete(unfinished, recursive: true);
        }

        await ChildProcess.MustRun(
            account.As(
                binaries["initdb"], "-D", unfinished, "-U", "postgres", "--encoding=UTF8", "--locale=C",
                "--auth-local=peer", "--auth-host=reject", "--data-checksums"),
            "Making the database folder", cancellation);
        Directory.Move(unfinished, Data);
    }

    /// <summary>
    /// Waits until the last session of a killed server is gone: two servers in one folder destroy it. PostgreSQL itself sees
    /// through the files that a killed server left, except where the process number in them is a stranger's by now,
    /// or the killed one's own while nobody has collected its exit code.
    /// </summary>
    private async Task ForgetKilledServer(CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (PostmasterFile.HasOrphans(Data))
        {
            await Task.Delay(50, patience.Token);
        }

        if (PostmasterFile.Read(Data) is { } stale && Directory.Exists($"/proc/{stale.ProcessId}"))
        {
            File.Delete(PostmasterFile.PathIn(Data));
            File.Delete(Path.Combine(stale.SocketFolder, $".s.PGSQL.{stale.Port}.lock"));
        }
    }

    private async Task<string> SocketFolder(PostmasterFile? stale, CancellationToken cancellation)
    {
        if (System.Text.Encoding.UTF8.GetByteCount(home) <= LongestSocketFolder)
        {
            return home;
        }

        var folder = stale is { SocketFolder.Length: > 1 } && Directory.Exists(stale.SocketFolder)
            ? stale.SocketFolder
            : Directory.CreateTempSubdirectory("healthassess-").FullName;
        await account.Own(folder, cancellation);
        return folder;
    }
}
