using HealthAssess.Domain;

namespace HealthAssess.Storage.Embedded;

/// <summary>Where the server's files lie: in the given folder, or elsewhere behind a link where the server's account cannot enter it.</summary>
internal static class ClusterHome
{
    private const string Elsewhere = "/var/lib/healthassess";

    /// <summary>The folder's home of the server, made if it is not there.</summary>
    public static async Task<string> Find(string folder, ServerAccount account, Action<string> say, CancellationToken cancellation)
    {
        var home = Path.Combine(folder, "postgres");
        if (!Directory.Exists(home))
        {
            await Make(folder, home, account, say, cancellation);
        }

        return new DirectoryInfo(home).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? home;
    }

    private static async Task Make(string folder, string home, ServerAccount account, Action<string> say, CancellationToken cancellation)
    {
        var place = home;
        if (!await account.CanEnter(folder, cancellation))
        {
            place = Path.Combine(Elsewhere, Ids.Unguessable());
            say($"The account that runs PostgreSQL may not enter {folder}; its files go to {place}.");
            if (new FileInfo(home).LinkTarget is not null)
            {
                File.Delete(home);
            }

            File.CreateSymbolicLink(home, place);
        }

        Directory.CreateDirectory(place);
        await account.Own(place, cancellation);
        await ChildProcess.MustRun(["chmod", "700", place], "Closing the data folder to other accounts", cancellation);
    }
}
