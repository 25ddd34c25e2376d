namespace HealthAssess.Storage.Embedded;

/// <summary>Advisory locks on files (flock): the kernel lets go of them when a process ends, however it ends.</summary>
internal static class FileLock
{
    /// <summary>Held by every process that uses the server.</summary>
    public static FileStream Share(string path) => new(path, FileMode.OpenOrCreate, FileAccess.Read, FileShare.Read);

    /// <summary>The lock for this process alone, or null when somebody else holds it.</summary>
    public static FileStream? TryTake(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Waits for the lock: the processes of one folder start and stop its server one after the other.</summary>
    public static async Task<FileStream> Take(string path, CancellationToken cancellation)
    {
        FileStream? taken;
        while ((taken = TryTake(path)) is null)
        {
            await Task.Delay(50, cancellation);
        }

        return taken;
    }
}
