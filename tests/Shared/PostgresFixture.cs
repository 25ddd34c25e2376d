using HealthAssess.Storage;
using HealthAssess.Storage.Keys;

namespace HealthAssess.Tests.Shared;

/// <summary>A migrated, empty database of its own for one test class: <c>IClassFixture&lt;PostgresFixture&gt;</c>.</summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    /// <summary>The same key in every test, so that whole hosts can be started beside the fixture.</summary>
    public static MasterKey MasterKey { get; } = new(new byte[32]);

    /// <summary>Makes the database that this one is a copy of, or null for an empty one.</summary>
    public Func<Task<string>>? Original { get; init; }

    public string ConnectionString { get; private set; } = "";

    public Database Database { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        ConnectionString = await TestServer.NewDatabase(migrated: true, Original is null ? null : await Original());
        Database = Database.Of(ConnectionString, MasterKey);
    }

    /// <summary>A further database without any table, for tests of the migrations themselves.</summary>
    public static Task<string> Unmigrated() => TestServer.NewDatabase(migrated: false);

    public async Task DisposeAsync()
    {
        await Database.DisposeAsync();
        await TestServer.Drop(ConnectionString);
    }
}
