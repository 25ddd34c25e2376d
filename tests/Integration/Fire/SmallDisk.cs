using System.Diagnostics;

namespace HealthAssess.Tests.Integration.Fire;

/// <summary>A file system of a fixed size that a test can fill (tmpfs); only root may make one.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string folder) => Folder = folder;

    public string Folder { get; }

    private string Ballast => Path.Combine(Folder, "ballast");

    /// <summary>True where this account may mount.</summary>
    public static bool Possible { get; } = OperatingSystem.IsLinux() && Run("unshare", "-m", "true");

    public static SmallDisk Make(int megabytes)
    {
        var folder = Directory.CreateTempSubdirectory("healthassess-disk-").FullName;
        return Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m,mode=1777", "tmpfs", folder)
            ? new SmallDisk(folder)
            : throw new InvalidOperationException("The file system could not be mounted.");
    }

    /// <summary>Leaves no free block.</summary>
    public void Fill()
    {
        using var file = new FileStream(Ballast, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            for (var block = new byte[64 * 1024]; ;)
            {
                file.Write(block);
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    public void Free() => File.Delete(Ballast);

    public void Dispose()
    {
        Run("umount", "-l", Folder);
        Directory.Delete(Folder);
    }

    private static bool Run(string command, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
