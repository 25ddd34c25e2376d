using HealthAssess.Storage.Embedded;
using HealthAssess.Storage.Keys;
using HealthAssess.Storage.Schema;
using Npgsql;

namespace HealthAssess.Storage;

/// <summary>The product's database, migrated and ready: the operator's own server, or the embedded one.</summary>
public sealed class Database : IAsyncDisposable
{
    private readonly EmbeddedPostgres? embedded;

    private Database(NpgsqlDataSource source, MasterKey masterKey, EmbeddedPostgres? embedded) =>
        (Source, MasterKey, this.embedded) = (source, masterKey, embedded);

    /// <summary>Where connections come from.</summary>
    public NpgsqlDataSource Source { get; }

    /// <summary>The key that wraps all others.</summary>
    public MasterKey MasterKey { get; }

    /// <summary>Connects, starting the embedded server where no connection string is given, and migrates.</summary>
    /// <param name="connectionString">The operator's own server (<c>ConnectionStrings__HealthAssess</c>), or null.</param>
    /// <param name="dataFolder">The product's data folder; holds the embedded server and the master key.</param>
    /// <param name="masterKeyFile">The master key's file, or null for <c>master.key</c> in the data folder.</param>
    /// <param name="say">Gets a line for the operator whenever something takes time or is installed.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    public static async Task<Database> Open(
        string? connectionString, string dataFolder, string? masterKeyFile, Action<string> say, CancellationToken cancellation = default)
    {
        var embedded = string.IsNullOrWhiteSpace(connectionString)
            ? await EmbeddedPostgres.Start(dataFolder, say, cancellation)
            : null;
        try
        {
            var masterKey = MasterKey.FromFile(masterKeyFile ?? Path.Combine(dataFolder, "master.key"));
            var source = Connect(embedded?.ConnectionString ?? connectionString!);
            await Migrations.Apply(source, cancellation);
            return new Database(source, masterKey, embedded);
        }
        catch when (embedded is not null)
        {
            await embedded.DisposeAsync();
            throw;
        }
    }

    /// <summary>A database somebody else has started and migrated: tests, benchmarks.</summary>
    public static Database Of(string connectionString, MasterKey masterKey) => new(Connect(connectionString), masterKey, null);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        if (embedded is not null)
        {
            await embedded.DisposeAsync();
        }
    }

    private static NpgsqlDataSource Connect(string connectionString)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        var settings = builder.ConnectionStringBuilder;
        settings.ApplicationName = "healthassess";
        settings.MaxAutoPrepare = 200;
        settings.AutoPrepareMinUsages = 2;
        // No session state is ever set, so there is nothing to reset between uses.
        settings.NoResetOnClose = true;
        settings.Enlist = false;
        settings.CommandTimeout = 30;
        settings.Options = $"{settings.Options} -c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c random_page_cost=1.1 -c jit=off -c statement_timeout=20s -c lock_timeout=10s -c idle_in_transaction_session_timeout=60s -c synchronous_commit=on".Trim();
        return builder.Build();
    }
}
