namespace HealthAssess.Tests.Shared;

/// <summary>A data folder of the product that a test or a benchmark makes for itself.</summary>
public sealed class DataFolder(string name) : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory($"healthassess-{name}-").FullName;

    public void Dispose() => Delete(Path);

    /// <summary>Deletes it with the files of its PostgreSQL, which for root lie elsewhere behind a link; these first: without the link nobody would know whose they are.</summary>
    public static void Delete(string folder)
    {
        var postgres = new DirectoryInfo(System.IO.Path.Combine(folder, "postgres"));
        if (postgres.LinkTarget is not null && postgres.ResolveLinkTarget(returnFinalTarget: true) is { Exists: true } home)
        {
            Directory.Delete(home.FullName, recursive: true);
        }

        Directory.Delete(folder, recursive: true);
    }
}
