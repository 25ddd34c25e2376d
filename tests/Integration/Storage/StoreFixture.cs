using HealthAssess.Domain;
using HealthAssess.Storage;
using HealthAssess.Storage.Audit;
using HealthAssess.Storage.Keys;

namespace HealthAssess.Tests.Integration.Storage;

/// <summary>A store and a reader over a database of their own, with rules the test chooses.</summary>
public sealed class StoreFixture : IAsyncLifetime
{
    private readonly PostgresFixture postgres = new();
    private AuditLog audit = null!;

    public Database Database => postgres.Database;

    public string ConnectionString => postgres.ConnectionString;

    public ResourceStore Store { get; private set; } = null!;

    public ResourceReader Reader { get; private set; } = null!;

    public AuditLog Audit => audit;

    public DataKeys Keys { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await postgres.InitializeAsync();
        Keys = new DataKeys(Database, TimeProvider.System);
        audit = new AuditLog(Database, TimeProvider.System);
        Reader = new ResourceReader(Database, Keys, audit, TimeProvider.System);
        Store = StoreWith();
    }

    public ResourceStore StoreWith(params IWriteRule[] rules) => new(Database, Keys, Reader, rules, TimeProvider.System);

    public async Task<Written> Create(string json, Caller? caller = null) =>
        (await Commit(ChangeSet.Of(Change.Create(Fhir.Resource.Parse(json))), caller)).Value[0];

    public Task<Outcome<IReadOnlyList<Written>>> Commit(ChangeSet changes, Caller? caller = null) =>
        Store.Commit(changes, caller ?? Callers.Clinician(), WriteOrigin.Live, "test", CancellationToken.None);

    public async Task<object?> Scalar(string sql)
    {
        await using var command = Database.Source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    public async Task Execute(string sql)
    {
        await using var command = Database.Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async Task DisposeAsync()
    {
        await audit.DisposeAsync();
        Store.Dispose();
        Keys.Dispose();
        await postgres.DisposeAsync();
    }
}
