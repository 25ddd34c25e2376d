using HealthAssess.Storage;
using HealthAssess.Storage.Audit;
using HealthAssess.Storage.Keys;
using HealthAssess.Tests.Shared;

namespace HealthAssess.Tests.Bench;

/// <summary>A store on a PostgreSQL of its own, with no rules of the domain; folder and all are gone when it is disposed.</summary>
internal sealed class OpenStore : IAsyncDisposable
{
    private readonly AuditLog audit;

    private OpenStore(string folder, Database database)
    {
        (Folder, Database) = (folder, database);
        audit = new AuditLog(database, TimeProvider.System);
        Keys = new DataKeys(database, TimeProvider.System);
        Reader = new ResourceReader(database, Keys, audit, TimeProvider.System);
        Store = new ResourceStore(database, Keys, Reader, [], TimeProvider.System);
    }

    public string Folder { get; }

    public Database Database { get; }

    public DataKeys Keys { get; }

    public ResourceReader Reader { get; }

    public ResourceStore Store { get; }

    public static async Task<OpenStore> New()
    {
        var folder = Directory.CreateTempSubdirectory("healthassess-bench-").FullName;
        return new OpenStore(folder, await Database.Open(null, folder, null, _ => { }));
    }

    public async ValueTask DisposeAsync()
    {
        Store.Dispose();
        Keys.Dispose();
        await audit.DisposeAsync();
        await Database.DisposeAsync();
        DataFolder.Delete(Folder);
    }
}
