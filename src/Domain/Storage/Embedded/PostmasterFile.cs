using System.Globalization;

namespace HealthAssess.Storage.Embedded;

/// <summary>What a server says of itself in <c>postmaster.pid</c>: process, port and socket folder.</summary>
/// <remarks>Lines of the file: process id, data folder, start time, port, socket folder, listen address, shared memory, status.</remarks>
internal sealed record PostmasterFile(int ProcessId, int Port, string SocketFolder)
{
    /// <summary>The server named in the folder, or null when there is none or the file is half-written.</summary>
    public static PostmasterFile? Read(string dataFolder)
    {
        var path = PathIn(dataFolder);
        if (!File.Exists(path) || File.ReadAllLines(path) is not { Length: >= 5 } lines
            || !int.TryParse(lines[0], CultureInfo.InvariantCulture, out var process)
            || !int.TryParse(lines[3], CultureInfo.InvariantCulture, out var port))
        {
            return null;
        }

        return new PostmasterFile(process, port, lines[4].Trim());
    }

    /// <summary>Where the file lies.</summary>
    public static string PathIn(string dataFolder) => Path.Combine(dataFolder, "postmaster.pid");

    /// <summary>True while that process lives and is a server of this folder, not a stranger that got its number.</summary>
    public bool IsAlive(string dataFolder) => WorksIn(dataFolder, $"/proc/{ProcessId}");

    /// <summary>True while any process of a killed server is still at work in the folder; such sessions end by themselves within moments.</summary>
    public static bool HasOrphans(string dataFolder) =>
        File.Exists(PathIn(dataFolder))
            && Directory.EnumerateDirectories("/proc").Any(process => char.IsAsciiDigit(process[^1]) && WorksIn(dataFolder, process));

    // A server and its sessions work in their data folder, so the file seen through their working folder is this very file.
    private static bool WorksIn(string dataFolder, string process)
    {
        try
        {
            return File.ReadAllText(PathIn(process + "/cwd")) == File.ReadAllText(PathIn(dataFolder));
        }
        catch (IOException)
        {
            return false;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }
}
