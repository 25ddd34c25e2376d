using System.Globalization;
using System.Text.RegularExpressions;

namespace HealthAssess.Storage.Embedded;

/// <summary>Server programs of one PostgreSQL installation on this machine.</summary>
internal sealed partial record PostgresBinaries(string Folder, int Major)
{
    private const int OldestMajor = 14;
    private static readonly string[] Roots = ["/usr/lib/postgresql", "/usr/local/lib/postgresql"];
    private static readonly string[] Needed = ["postgres", "initdb", "pg_ctl"];

    /// <summary>Full path of one of its programs.</summary>
    public string this[string program] => Path.Combine(Folder, program);

    /// <summary>Every installation found, newest first.</summary>
    public static async Task<IReadOnlyList<PostgresBinaries>> Find(string dataFolder, CancellationToken cancellation)
    {
        List<PostgresBinaries> found = [];
        foreach (var folder in Places(dataFolder).Where(IsServer).Distinct(StringComparer.Ordinal))
        {
            var (_, version) = await ChildProcess.Run([Path.Combine(folder, "postgres"), "--version"], cancellation);
            if (VersionPattern().Match(version) is { Success: true } match
                && int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) is var major and >= OldestMajor)
            {
                found.Add(new PostgresBinaries(folder, major));
            }
        }

        return [.. found.OrderByDescending(binaries => binaries.Major)];
    }

    private static IEnumerable<string> Places(string dataFolder)
    {
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries))
        {
            yield return folder;
        }

        foreach (var root in Roots.Where(Directory.Exists))
        {
            foreach (var version in Directory.EnumerateDirectories(root))
            {
                yield return Path.Combine(version, "bin");
            }
        }

        yield return PostgresInstall.PackageFolder(dataFolder);
    }

    private static bool IsServer(string folder) => Needed.All(program => File.Exists(Path.Combine(folder, program)));

    [GeneratedRegex(@"PostgreSQL\) (\d+)")]
    private static partial Regex VersionPattern();
}
